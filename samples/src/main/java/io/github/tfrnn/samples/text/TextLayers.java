package io.github.tfrnn.samples.text;

import static com.google.common.base.Preconditions.checkState;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.layers.AdditiveAttention;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Concatenate;
import io.github.tfrnn.layers.Conv1D;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Dropout;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.layers.GlobalAveragePooling1D;
import io.github.tfrnn.layers.GlobalMaxPooling1D;
import io.github.tfrnn.layers.Identity;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.MaxPooling1D;
import io.github.tfrnn.layers.Padding;
import io.github.tfrnn.layers.Reshape;
import io.github.tfrnn.layers.SymbolicTensor;
import io.github.tfrnn.models.Functional;
import io.github.tfrnn.models.Sequential;
import java.util.ArrayList;
import java.util.List;

/** The layers that the settings ask for. */
final class TextLayers {
  /** Name of the output that tells how much each token counted. */
  static final String ATTENTION = "attention";

  private static final String CLASSES = "classes";
  private static final int RUN = 5; // tokens that a convolution looks at
  private static final int POOL = 4; // steps that become one before an LSTM reads them

  private final TextSettings settings;
  private final int vocabulary;
  private final int classes;

  TextLayers(TextSettings settings, int vocabulary, int classes) {
    this.settings = settings;
    this.vocabulary = vocabulary;
    this.classes = classes;
  }

  /** Returns whether the model tells how much each token counted. */
  boolean attends() {
    return settings.architecture() == Architecture.ATTENTION;
  }

  /** Returns the layers one after the other; of any architecture but attention. */
  Sequential sequential() {
    List<Layer> layers = new ArrayList<>(List.of(embedding(), dropout()));
    switch (settings.architecture()) {
      case LSTM -> layers.add(lstm());
      case GRU ->
          layers.add(GRU.builder(settings.units()).returnSequences(returnsSequences()).build());
      case BILSTM -> layers.add(Bidirectional.of(lstm()));
      case CNN_LSTM -> {
        layers.add(
            Conv1D.builder(settings.units(), RUN)
                .padding(Padding.SAME)
                .activation(Activation.RELU)
                .build());
        layers.add(MaxPooling1D.of(POOL));
        layers.add(lstm());
      }
      case BOW -> layers.add(GlobalAveragePooling1D.create());
      case ATTENTION -> throw new IllegalStateException("attention is no plain row of layers");
    }
    if (settings.architecture() != Architecture.BOW) {
      switch (settings.pooling()) {
        case LAST -> {}
        case MAX -> layers.add(GlobalMaxPooling1D.create());
        case MEAN -> layers.add(GlobalAveragePooling1D.create());
      }
    }
    layers.add(dropout());
    layers.add(output());
    return Sequential.seeded(settings.seed(), layers.toArray(Layer[]::new));
  }

  /**
   * Returns a bidirectional LSTM whose outputs are weighed by how well they go with the mean of
   * them all (Bahdanau's attention), beside the mean of the words' own vectors: what single words
   * say need not go through the recurrence.
   *
   * @param shown whether the weights, {@code [batch, 1, timesteps]}, are an output too; equal
   *     layers have equal names, so that weights go from one model to the other
   */
  Functional attention(boolean shown) {
    checkState(attends(), "%s has no attention", settings.architecture());
    int features = 2 * settings.units();
    SymbolicTensor ids = Input.tensor("ids", Input.UNKNOWN);
    SymbolicTensor embedded = dropout().apply(embedding().named("embedding").apply(ids));
    SymbolicTensor read =
        Bidirectional.of(LSTM.builder(settings.units()).returnSequences(true).build())
            .named("reader")
            .apply(embedded);
    SymbolicTensor mean = GlobalAveragePooling1D.create().apply(read);
    SymbolicTensor query =
        Reshape.of(1, features).apply(Dense.of(features).named("query").apply(mean));
    SymbolicTensor key = Dense.of(features).named("key").apply(read);
    List<SymbolicTensor> attended =
        AdditiveAttention.create()
            .withReturnAttentionScores(true)
            .named("weighing")
            .applyAll(query, read, key);
    SymbolicTensor bag = GlobalAveragePooling1D.create().apply(embedded);
    SymbolicTensor whole =
        dropout()
            .apply(Concatenate.create().apply(Reshape.of(features).apply(attended.get(0)), bag));
    List<SymbolicTensor> outputs = new ArrayList<>(List.of(output().named(CLASSES).apply(whole)));
    if (shown) {
      outputs.add(Identity.create().named(ATTENTION).apply(attended.get(1)));
    }
    return Functional.builder(List.of(ids), outputs).seed(settings.seed()).build();
  }

  private Layer embedding() {
    // Convolutions look at padding too: zeros there would be worse than a vector that is learned.
    boolean mask = settings.architecture() != Architecture.CNN_LSTM;
    return Embedding.builder(vocabulary, settings.embedding()).maskZero(mask).build();
  }

  private LSTM lstm() {
    return LSTM.builder(settings.units()).returnSequences(returnsSequences()).build();
  }

  private boolean returnsSequences() {
    return settings.pooling() != Pooling.LAST;
  }

  private Layer dropout() {
    return Dropout.of(settings.dropout());
  }

  private Layer output() {
    return Dense.of(classes, Activation.SOFTMAX);
  }
}
