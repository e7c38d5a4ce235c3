package io.github.tfrnn.audio.models;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.layers.AdditiveAttention;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Conv1D;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Dropout;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.layers.GlobalAveragePooling1D;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.Masking;
import io.github.tfrnn.layers.MaxPooling1D;
import io.github.tfrnn.layers.Padding;
import io.github.tfrnn.layers.Reshape;
import io.github.tfrnn.layers.SymbolicTensor;
import io.github.tfrnn.layers.ZeroPadding1D;
import io.github.tfrnn.models.Functional;
import io.github.tfrnn.models.Sequential;
import java.util.List;

/**
 * Models that tell which of some words a recording is, from rows such as {@code Mfcc} makes.
 *
 * <pre>{@code
 * try (Sequential model =
 *     KeywordModels.of(mfcc.size(), words.classNames().size()).units(64).seed(1).bilstm()) {
 *   model.compile(Adam.of(0.002), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
 *   model.fit(batches, FitOptions.ofBatches().epochs(25));
 * }
 * }</pre>
 *
 * <p><b>Shapes</b>: inputs {@code [batch, frames, features]} of any number of frames; outputs
 * {@code [batch, classes]}, probabilities by softmax. Frames of nothing but zeros are padding, as
 * {@code Batching.padded()} makes it, and change no answer.
 *
 * <p>Whoever asks for a model closes it. Immutable; every option returns new ones.
 */
public final class KeywordModels {
  private static final int WIDTH = 5; // frames that a convolution looks at
  private static final int POOL = 2; // frames that become one behind it

  private final int features;
  private final int classes;
  private final int units;
  private final double dropout;
  private final long seed;

  private KeywordModels(int features, int classes, int units, double dropout, long seed) {
    checkArgument(features >= 1, "KeywordModels: features must be at least 1, got %s", features);
    checkArgument(classes >= 2, "KeywordModels: classes must be at least 2, got %s", classes);
    checkArgument(units >= 1, "KeywordModels: units must be at least 1, got %s", units);
    checkArgument(
        dropout >= 0 && dropout < 1, "KeywordModels: dropout must be in [0, 1), got %s", dropout);
    this.features = features;
    this.classes = classes;
    this.units = units;
    this.dropout = dropout;
    this.seed = seed;
  }

  /**
   * Returns models with 64 units, 0.3 dropout and seed 0.
   *
   * @param features numbers in a frame, at least 1
   * @param classes at least 2
   */
  public static KeywordModels of(int features, int classes) {
    return new KeywordModels(features, classes, 64, 0.3, 0);
  }

  /** Returns the same with another size of each recurrent layer's (and direction's) state. */
  public KeywordModels units(int count) {
    return new KeywordModels(features, classes, count, dropout, seed);
  }

  /**
   * Returns the same with another share dropped behind each recurrent layer.
   *
   * @param share in [0, 1)
   */
  public KeywordModels dropout(double share) {
    return new KeywordModels(features, classes, units, share, seed);
  }

  /** Returns the same with another seed of the weights and of dropout. */
  public KeywordModels seed(long number) {
    return new KeywordModels(features, classes, units, dropout, number);
  }

  /** Returns two LSTMs: they read forward, and could answer while somebody speaks. */
  public Sequential lstm() {
    return recurrent(readingLstm(), LSTM.of(units));
  }

  /** Returns two GRUs: as {@link #lstm} with three quarters of the recurrent weights. */
  public Sequential gru() {
    return recurrent(GRU.builder(units).returnSequences(true).build(), GRU.of(units));
  }

  /** Returns two LSTMs that read forward and, with weights of their own, backward. */
  public Sequential bilstm() {
    return recurrent(Bidirectional.of(readingLstm()), Bidirectional.of(LSTM.of(units)));
  }

  private Sequential recurrent(Layer first, Layer second) {
    return Sequential.seeded(seed, input(), Masking.of(0), first, drop(), second, drop(), answer());
  }

  private LSTM readingLstm() {
    return LSTM.builder(units).returnSequences(true).build();
  }

  /**
   * Returns a convolution over five frames, the maximum of each two, and an LSTM that reads half as
   * many steps.
   */
  public Sequential cnnLstm() {
    // All windows that touch a frame, and no bias: of padding alone, zeros come out, to be masked.
    return Sequential.seeded(
        seed,
        input(),
        ZeroPadding1D.of(WIDTH / 2, WIDTH - 1),
        Conv1D.builder(units, WIDTH).useBias(false).activation(Activation.RELU).build(),
        MaxPooling1D.of(POOL).withPadding(Padding.SAME),
        Masking.of(0),
        drop(),
        LSTM.of(units),
        drop(),
        answer());
  }

  /**
   * Returns a bidirectional LSTM whose frames are weighed by how well they go with the mean of them
   * all (additive attention, Bahdanau et al. 2015): what is not speech may count for nothing.
   */
  public Functional attention() {
    int size = 2 * units;
    SymbolicTensor frames = Input.tensor("frames", Input.UNKNOWN, features);
    SymbolicTensor masked = Masking.of(0).apply(frames);
    SymbolicTensor read =
        drop().apply(Bidirectional.of(readingLstm()).named("reader").apply(masked));
    SymbolicTensor mean = GlobalAveragePooling1D.create().apply(read);
    SymbolicTensor query = Reshape.of(1, size).apply(Dense.of(size).named("query").apply(mean));
    SymbolicTensor key = Dense.of(size).named("key").apply(read);
    SymbolicTensor attended =
        AdditiveAttention.create().named("weighing").applyAll(query, read, key).get(0);
    SymbolicTensor whole = drop().apply(Reshape.of(size).apply(attended));
    SymbolicTensor classified = answer().named("classes").apply(whole);
    return Functional.builder(List.of(frames), List.of(classified)).seed(seed).build();
  }

  private Layer input() {
    return Input.of(Input.UNKNOWN, features);
  }

  private Layer drop() {
    return Dropout.of(dropout);
  }

  private Layer answer() {
    return Dense.of(classes, Activation.SOFTMAX);
  }
}
