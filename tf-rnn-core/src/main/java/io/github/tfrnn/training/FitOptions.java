package io.github.tfrnn.training;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Rows;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a model is fitted; the arguments of Keras's {@code fit}. Immutable: every method returns new
 * options.
 *
 * @param batchSize rows of a batch; the last batch of an epoch may have fewer
 * @param epochs times that all examples are gone through
 * @param validation examples that are evaluated after each epoch
 * @param validationSplit share of the examples, from their end, that is used for validation, in [0,
 *     1)
 * @param shuffle whether each epoch takes the examples in a new order
 * @param seed of the orders; that of the model if there is none
 * @param classWeights factor of the loss of the examples of a class; 1 for classes not named
 * @param callbacks told what happens, in this order
 * @param verbosity how progress is shown
 * @param progress where progress is shown
 */
public record FitOptions(
    int batchSize,
    int epochs,
    Optional<Examples> validation,
    double validationSplit,
    boolean shuffle,
    OptionalLong seed,
    Map<Integer, Float> classWeights,
    List<Callback> callbacks,
    Verbosity verbosity,
    PrintStream progress) {

  /** Inputs and their labels. */
  public record Examples(Rows x, Rows y) {
    public Examples {
      requireEqualCounts(x, y);
    }

    static void requireEqualCounts(Rows x, Rows y) {
      checkArgument(
          x.count() == y.count(),
          "there are %s rows of inputs and %s of labels: one label for each row is needed.",
          x.count(),
          y.count());
    }
  }

  public FitOptions {
    checkArgument(batchSize >= 1, "fit: batchSize must be at least 1, got %s", batchSize);
    checkArgument(epochs >= 1, "fit: epochs must be at least 1, got %s", epochs);
    checkArgument(
        validationSplit >= 0 && validationSplit < 1,
        "fit: validationSplit must be in [0, 1), got %s",
        validationSplit);
    classWeights = Map.copyOf(classWeights);
    callbacks = List.copyOf(callbacks);
  }

  /** Returns Keras's defaults: one epoch in batches of 32, shuffled. */
  public static FitOptions defaults() {
    return batchSize(32);
  }

  /** Returns Keras's defaults with another batch size. */
  public static FitOptions batchSize(int batchSize) {
    return new FitOptions(
        batchSize,
        1,
        Optional.empty(),
        0,
        true,
        OptionalLong.empty(),
        Map.of(),
        List.of(),
        Verbosity.AUTO,
        System.err);
  }

  /** Returns the same with another number of epochs. */
  public FitOptions epochs(int newEpochs) {
    return new FitOptions(
        batchSize,
        newEpochs,
        validation,
        validationSplit,
        shuffle,
        seed,
        classWeights,
        callbacks,
        verbosity,
        progress);
  }

  /** Returns the same with examples that are evaluated after each epoch. */
  public FitOptions validationData(Rows x, Rows y) {
    return new FitOptions(
        batchSize,
        epochs,
        Optional.of(new Examples(x, y)),
        validationSplit,
        shuffle,
        seed,
        classWeights,
        callbacks,
        verbosity,
        progress);
  }

  /** As {@link #validationData(Rows, Rows)}: token ids and one-hot labels. */
  public FitOptions validationData(int[][] x, float[][] y) {
    return validationData(Rows.of(x), Rows.of(y));
  }

  /** As {@link #validationData(Rows, Rows)}: token ids and class numbers. */
  public FitOptions validationData(int[][] x, int[] y) {
    return validationData(Rows.of(x), Rows.of(y));
  }

  /** As {@link #validationData(Rows, Rows)}: sequences of features and one-hot labels. */
  public FitOptions validationData(float[][][] x, float[][] y) {
    return validationData(Rows.of(x), Rows.of(y));
  }

  /** As {@link #validationData(Rows, Rows)}: sequences of features and class numbers. */
  public FitOptions validationData(float[][][] x, int[] y) {
    return validationData(Rows.of(x), Rows.of(y));
  }

  /** Returns the same, the last examples, not shuffled, kept for validation. */
  public FitOptions validationSplit(double share) {
    return new FitOptions(
        batchSize,
        epochs,
        validation,
        share,
        shuffle,
        seed,
        classWeights,
        callbacks,
        verbosity,
        progress);
  }

  /** Returns the same, in a new order each epoch or not. */
  public FitOptions shuffle(boolean newShuffle) {
    return new FitOptions(
        batchSize,
        epochs,
        validation,
        validationSplit,
        newShuffle,
        seed,
        classWeights,
        callbacks,
        verbosity,
        progress);
  }

  /** Returns the same with a seed of its own for the orders. */
  public FitOptions seed(long newSeed) {
    return new FitOptions(
        batchSize,
        epochs,
        validation,
        validationSplit,
        shuffle,
        OptionalLong.of(newSeed),
        classWeights,
        callbacks,
        verbosity,
        progress);
  }

  /** Returns the same with a factor for the loss of each class. */
  public FitOptions classWeights(Map<Integer, Float> weights) {
    return new FitOptions(
        batchSize,
        epochs,
        validation,
        validationSplit,
        shuffle,
        seed,
        weights,
        callbacks,
        verbosity,
        progress);
  }

  /** Returns the same with more callbacks. */
  public FitOptions callbacks(Callback... more) {
    List<Callback> all = new ArrayList<>(callbacks);
    all.addAll(List.of(more));
    return new FitOptions(
        batchSize,
        epochs,
        validation,
        validationSplit,
        shuffle,
        seed,
        classWeights,
        all,
        verbosity,
        progress);
  }

  /** Returns the same, showing progress in another way. */
  public FitOptions verbosity(Verbosity newVerbosity) {
    return new FitOptions(
        batchSize,
        epochs,
        validation,
        validationSplit,
        shuffle,
        seed,
        classWeights,
        callbacks,
        newVerbosity,
        progress);
  }

  /** Returns the same, showing progress elsewhere than on standard error. */
  public FitOptions progressTo(PrintStream stream) {
    return new FitOptions(
        batchSize,
        epochs,
        validation,
        validationSplit,
        shuffle,
        seed,
        classWeights,
        callbacks,
        verbosity,
        stream);
  }
}
