package io.github.tfrnn.training;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.Rows;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a model is fitted; the arguments of Keras's {@code fit}.
 *
 * <p>Begin with {@link #batchSize(int)}. Immutable: every method that sets something returns new
 * options.
 */
public final class FitOptions {

  /** Inputs and their labels. */
  public record Examples(Fields x, Fields y) {
    public Examples {
      checkArgument(
          x.count() == y.count(),
          "there are %s rows of inputs and %s of labels: one label for each row is needed.",
          x.count(),
          y.count());
    }
  }

  private static final int BUCKET_BATCHES = 50;

  private int batchSize;
  private int epochs = 1;
  private Optional<Examples> validation = Optional.empty();
  private double validationSplit = 0;
  private boolean shuffle = true;
  private OptionalInt bucketBatches = OptionalInt.empty();
  private OptionalLong seed = OptionalLong.empty();
  private Map<Integer, Float> classWeights = Map.of();
  private List<Callback> callbacks = List.of();
  private Verbosity verbosity = Verbosity.AUTO;
  private PrintStream progress = System.err;

  private FitOptions() {}

  private FitOptions(FitOptions other) {
    this.batchSize = other.batchSize;
    this.epochs = other.epochs;
    this.validation = other.validation;
    this.validationSplit = other.validationSplit;
    this.shuffle = other.shuffle;
    this.bucketBatches = other.bucketBatches;
    this.seed = other.seed;
    this.classWeights = other.classWeights;
    this.callbacks = other.callbacks;
    this.verbosity = other.verbosity;
    this.progress = other.progress;
  }

  /**
   * Returns one epoch in shuffled batches of the given size, the rest as Keras has it by default;
   * Keras's own batch size is 32.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public static FitOptions batchSize(int batchSize) {
    checkArgument(batchSize >= 1, "fit: batchSize must be at least 1, got %s", batchSize);
    FitOptions options = new FitOptions();
    options.batchSize = batchSize;
    return options;
  }

  /**
   * Returns the same with another number of epochs.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public FitOptions epochs(int newEpochs) {
    checkArgument(newEpochs >= 1, "fit: epochs must be at least 1, got %s", newEpochs);
    FitOptions options = new FitOptions(this);
    options.epochs = newEpochs;
    return options;
  }

  /** Returns the same with examples that are evaluated after each epoch. */
  public FitOptions validationData(Rows x, Rows y) {
    return validationData(Fields.of(x), Fields.of(y));
  }

  /** Returns the same with examples of several inputs or outputs, evaluated after each epoch. */
  public FitOptions validationData(Fields x, Fields y) {
    FitOptions options = new FitOptions(this);
    options.validation = Optional.of(new Examples(x, y));
    return options;
  }

  /** As {@link #validationData(Rows, Rows)}: token ids and one-hot labels. */
  public FitOptions validationData(int[][] x, float[][] y) {
    return validationData(
        Rows.named("validation x", () -> Rows.of(x)), Rows.named("validation y", () -> Rows.of(y)));
  }

  /** As {@link #validationData(Rows, Rows)}: token ids and class numbers. */
  public FitOptions validationData(int[][] x, int[] y) {
    return validationData(
        Rows.named("validation x", () -> Rows.of(x)), Rows.named("validation y", () -> Rows.of(y)));
  }

  /** As {@link #validationData(Rows, Rows)}: sequences of features and one-hot labels. */
  public FitOptions validationData(float[][][] x, float[][] y) {
    return validationData(
        Rows.named("validation x", () -> Rows.of(x)), Rows.named("validation y", () -> Rows.of(y)));
  }

  /** As {@link #validationData(Rows, Rows)}: sequences of features and class numbers. */
  public FitOptions validationData(float[][][] x, int[] y) {
    return validationData(
        Rows.named("validation x", () -> Rows.of(x)), Rows.named("validation y", () -> Rows.of(y)));
  }

  /**
   * Returns the same, the last examples, not shuffled, kept for validation.
   *
   * @param share of the examples, in [0, 1)
   */
  public FitOptions validationSplit(double share) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException("fit: validationSplit must be in [0, 1), got " + share);
    }
    FitOptions options = new FitOptions(this);
    options.validationSplit = share;
    return options;
  }

  /** Returns the same, taking the examples in a new order each epoch or not. */
  public FitOptions shuffle(boolean newShuffle) {
    FitOptions options = new FitOptions(this);
    options.shuffle = newShuffle;
    return options;
  }

  /** As {@link #bucketByLength(int)}, sorted within 50 batches. */
  public FitOptions bucketByLength() {
    return bucketByLength(BUCKET_BATCHES);
  }

  /**
   * Returns the same, with batches of rows of similar length, which are faster where a model masks
   * its padding: a batch costs what its longest row costs. Keras has no such option.
   *
   * <p>The rows are shuffled; within every so many batches they are sorted by length; then the
   * batches are shuffled. Each epoch takes each row once, and equal seeds give equal orders. Rows
   * that fill no batch make the last one, of any length. Nothing changes but the order; validation
   * has none.
   *
   * <p>The length of a row of ids is the number of those that are not 0; that of a sequence of
   * features is the number of timesteps that are not all 0, or not all the value of the model's
   * {@code Masking}. A model that masks nothing computes all timesteps as before.
   *
   * @param batches whose rows are sorted together, at least 1: with more, rows in a batch differ
   *     less in length, and epochs differ less from one another
   * @throws IllegalArgumentException if it is less than 1; fit throws it if rows have no length, or
   *     are not to be shuffled
   */
  public FitOptions bucketByLength(int batches) {
    checkArgument(batches >= 1, "fit: bucketByLength needs at least 1 batch, got %s", batches);
    FitOptions options = new FitOptions(this);
    options.bucketBatches = OptionalInt.of(batches);
    return options;
  }

  /** Returns the same with a seed of its own for the orders, instead of the model's. */
  public FitOptions seed(long newSeed) {
    FitOptions options = new FitOptions(this);
    options.seed = OptionalLong.of(newSeed);
    return options;
  }

  /**
   * Returns the same with a factor for the loss of the examples of each class; 1 for classes not
   * named.
   */
  public FitOptions classWeights(Map<Integer, Float> weights) {
    FitOptions options = new FitOptions(this);
    options.classWeights = Map.copyOf(weights);
    return options;
  }

  /** Returns the same with more callbacks, told after those there are. */
  public FitOptions callbacks(Callback... more) {
    List<Callback> all = new ArrayList<>(callbacks);
    all.addAll(List.of(more));
    FitOptions options = new FitOptions(this);
    options.callbacks = List.copyOf(all);
    return options;
  }

  /** Returns the same, showing progress in another way. */
  public FitOptions verbosity(Verbosity newVerbosity) {
    FitOptions options = new FitOptions(this);
    options.verbosity = requireNonNull(newVerbosity, "verbosity");
    return options;
  }

  /** Returns the same, showing progress elsewhere than on standard error. */
  public FitOptions progressTo(PrintStream stream) {
    FitOptions options = new FitOptions(this);
    options.progress = requireNonNull(stream, "stream");
    return options;
  }

  /** Returns the rows of a batch; the last batch of an epoch may have fewer. */
  public int batchSize() {
    return batchSize;
  }

  /** Returns how many times all examples are gone through. */
  public int epochs() {
    return epochs;
  }

  /** Returns the examples that are evaluated after each epoch. */
  public Optional<Examples> validation() {
    return validation;
  }

  /** Returns the share of the examples, from their end, that is used for validation. */
  public double validationSplit() {
    return validationSplit;
  }

  /** Returns whether each epoch takes the examples in a new order. */
  public boolean shuffle() {
    return shuffle;
  }

  /** Returns within how many batches rows are sorted by length, if they are. */
  public OptionalInt bucketBatches() {
    return bucketBatches;
  }

  /** Returns the seed of the orders, if they have one of their own. */
  public OptionalLong seed() {
    return seed;
  }

  /** Returns the factors of the classes. */
  public Map<Integer, Float> classWeights() {
    return classWeights;
  }

  /** Returns what is told what happens, in order. */
  public List<Callback> callbacks() {
    return callbacks;
  }

  /** Returns how progress is shown. */
  public Verbosity verbosity() {
    return verbosity;
  }

  /** Returns where progress is shown. */
  public PrintStream progress() {
    return progress;
  }

  /** Returns whether progress goes where it goes by default. */
  boolean progressOnStandardError() {
    return progress == System.err;
  }
}
