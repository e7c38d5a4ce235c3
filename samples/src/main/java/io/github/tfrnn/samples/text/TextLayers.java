package io.github.tfrnn.samples.text;

import static com.google.common.base.Preconditions.checkState;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.initializers.RandomUniform;
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
import io.github.tfrnn.models.Model;
import io.github.tfrnn.models.Sequential;
import java.util.ArrayList;
import java.util.List;

/** The layers that the settings ask for. */
final class TextLayers {
  /** Name of the output that tells how much each token counted. */
  static final String ATTENTION = "attention";

  private static final String CLASSES = "classes";
  private static final int RUN = 5; // tokens that a convolution before an LSTM looks at
  private static final List<Integer> RUNS = List.of(3, 4, 5); // Kim (2014), section 3.1
  private static final int POOL = 4; // steps that become one before an LSTM reads them

  /** Wider than Keras's, as the program of Kim (2014) draws words that it has no vectors of. */
  private static final Initializer WIDE = new RandomUniform(-0.25, 0.25);

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

  /** Returns a model to train. */
  Model model() {
    return switch (settings.architecture()) {
      case ATTENTION -> attention(false);
      case CNN -> convolutions();
      case LSTM, GRU, BILSTM, CNN_LSTM, BOW -> sequential();
    };
  }

  private Sequential sequential() {
    List<Layer> layers = new ArrayList<>(List.of(embedding(), dropout()));
    switch (settings.architecture()) {
      case LSTM -> layers.add(lstm());
      case GRU ->
          layers.add(GRU.builder(settings.units()).returnSequences(returnsSequences()).build());
      case BILSTM -> layers.add(Bidirectional.of(lstm()));
      case CNN_LSTM -> {
        layers.add(convolution(RUN));
        layers.add(MaxPooling1D.of(POOL));
        layers.add(lstm());
      }
      case BOW -> layers.add(GlobalAveragePooling1D.create());
      case ATTENTION, CNN ->
          throw new IllegalStateException(settings.architecture() + " is no plain row of layers");
    }
    if (settings.architecture().endsRecurrent()) {
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

  /**
   * Returns convolutions over runs of several lengths beside each other, of each of which only the
   * most that it found anywhere in the text is kept (Kim 2014).
   */
  private Functional convolutions() {
    SymbolicTensor ids = Input.tensor("ids", Input.UNKNOWN);
    SymbolicTensor embedded = dropout().apply(embedding().apply(ids));
    SymbolicTensor[] found =
        RUNS.stream().map(run -> most(embedded, run)).toArray(SymbolicTensor[]::new);
    SymbolicTensor whole = dropout().apply(Concatenate.create().apply(found));
    return Functional.builder(List.of(ids), List.of(output().named(CLASSES).apply(whole)))
        .seed(settings.seed())
        .build();
  }

  private SymbolicTensor most(SymbolicTensor embedded, int run) {
    // Of the same length as the text, so that a text may be shorter than the run.
    return GlobalMaxPooling1D.create().apply(convolution(run).apply(embedded));
  }

  private Layer convolution(int run) {
    return Conv1D.builder(settings.units(), run)
        .padding(Padding.SAME)
        .activation(Activation.RELU)
        .build();
  }

  private Layer embedding() {
    // Convolutions look at padding too: zeros there would be worse than a vector that is learned.
    boolean mask =
        settings.architecture() != Architecture.CNN
            && settings.architecture() != Architecture.CNN_LSTM;
    return Embedding.builder(vocabulary, settings.embedding())
        .maskZero(mask)
        .embeddingsInitializer(
            settings.architecture() == Architecture.CNN ? WIDE : RandomUniform.standard())
        .build();
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
