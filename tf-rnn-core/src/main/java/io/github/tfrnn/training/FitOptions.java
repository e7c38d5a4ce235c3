package io.github.tfrnn.training;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
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
 * <p>Begin with {@link #batchSize(int)}, or with {@link #ofBatches()} for a data set. Immutable:
 * every method that sets something returns new options.
 */
public final class FitOptions {

  private static final int BUCKET_BATCHES = 50;
  private static final int DEFAULT_BATCH_SIZE = 32;

  private int batchSize; // 0 for a data set, which comes in batches
  private int epochs = 1;
  private int initialEpoch = 0;
  private OptionalInt stepsPerEpoch = OptionalInt.empty();
  private Optional<Fields> sampleWeights = Optional.empty();
  private Optional<Examples> validation = Optional.empty();
  private Optional<Dataset<Examples>> validationDataset = Optional.empty();
  private OptionalInt validationBatchSize = OptionalInt.empty();
  private OptionalInt validationSteps = OptionalInt.empty();
  private int validationFrequency = 1;
  private double validationSplit = 0;
  private boolean shuffle = true;
  private OptionalInt bucketBatches = OptionalInt.empty();
  private OptionalLong seed = OptionalLong.empty();
  private Map<Integer, Float> classWeights = Map.of();
  private List<Callback> callbacks = List.of();
  private Verbosity verbosity = Verbosity.AUTO;
  private PrintStream progress = System.err;
  private boolean stopOnShutdown = true;

  private FitOptions() {}

  private FitOptions(FitOptions other) {
    this.batchSize = other.batchSize;
    this.epochs = other.epochs;
    this.initialEpoch = other.initialEpoch;
    this.stepsPerEpoch = other.stepsPerEpoch;
    this.sampleWeights = other.sampleWeights;
    this.validation = other.validation;
    this.validationDataset = other.validationDataset;
    this.validationBatchSize = other.validationBatchSize;
    this.validationSteps = other.validationSteps;
    this.validationFrequency = other.validationFrequency;
    this.validationSplit = other.validationSplit;
    this.shuffle = other.shuffle;
    this.bucketBatches = other.bucketBatches;
    this.seed = other.seed;
    this.classWeights = other.classWeights;
    this.callbacks = other.callbacks;
    this.verbosity = other.verbosity;
    this.progress = other.progress;
    this.stopOnShutdown = other.stopOnShutdown;
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
   * Returns options for a data set, which comes in batches and in an order of its own: one epoch,
   * the rest as Keras has it by default.
   */
  public static FitOptions ofBatches() {
    return new FitOptions();
  }

  /** Refuses what a data set has to do by itself. */
  void requireForBatches() {
    checkArgument(
        validationSplit == 0,
        "fit: validationSplit needs all examples at once. Split the data set itself.");
    checkArgument(
        bucketBatches.isEmpty() && shuffle,
        "fit: a data set has its own order: shuffle or bucket it by itself.");
    checkArgument(
        batchSize == 0 || validation.isPresent(),
        "fit: a data set comes in batches: begin the options with FitOptions.ofBatches().");
    checkArgument(
        sampleWeights.isEmpty(), "fit: the examples of a data set carry their own weights.");
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

  /**
   * Returns the same, beginning with a later epoch: how one goes on where an earlier {@code fit} of
   * the same model ended. {@link #epochs} stays the number of the epoch to end before.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public FitOptions initialEpoch(int epoch) {
    checkArgument(epoch >= 0, "fit: initialEpoch must not be negative, got %s", epoch);
    FitOptions options = new FitOptions(this);
    options.initialEpoch = epoch;
    return options;
  }

  /**
   * Returns the same with epochs of so many batches, however long a pass over the data is: the next
   * epoch takes the data up where this one left them, from their beginning if they have ended.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public FitOptions stepsPerEpoch(int steps) {
    checkArgument(steps >= 1, "fit: stepsPerEpoch must be at least 1, got %s", steps);
    FitOptions options = new FitOptions(this);
    options.stepsPerEpoch = OptionalInt.of(steps);
    return options;
  }

  /** Returns the same with a factor for the loss of each example. */
  public FitOptions sampleWeights(float[] weights) {
    return sampleWeights(Fields.of(Rows.of(weights)));
  }

  /**
   * Returns the same with a factor for the loss of each timestep of each example, {@code [rows,
   * timesteps]}; Keras's temporal sample weights.
   */
  public FitOptions sampleWeights(float[][] weights) {
    return sampleWeights(Fields.of(Rows.of(weights)));
  }

  /**
   * Returns the same with factors for the losses of the examples, {@code [rows]} or {@code [rows,
   * timesteps]} for each output, or one for all outputs.
   */
  public FitOptions sampleWeights(Fields weights) {
    FitOptions options = new FitOptions(this);
    options.sampleWeights = Optional.of(weights);
    return options;
  }

  /** Returns the same with batches that are evaluated after each epoch. */
  public FitOptions validationData(Dataset<Examples> batches) {
    FitOptions options = new FitOptions(this);
    options.validation = Optional.empty();
    options.validationDataset = Optional.of(batches);
    return options;
  }

  /** Returns the same with examples, weighted or not, that are evaluated after each epoch. */
  public FitOptions validationData(Examples examples) {
    FitOptions options = new FitOptions(this);
    options.validation = Optional.of(examples);
    options.validationDataset = Optional.empty();
    return options;
  }

  /**
   * Returns the same with another batch size for validation; that of the training otherwise, or 32.
   */
  public FitOptions validationBatchSize(int rows) {
    checkArgument(rows >= 1, "fit: validationBatchSize must be at least 1, got %s", rows);
    FitOptions options = new FitOptions(this);
    options.validationBatchSize = OptionalInt.of(rows);
    return options;
  }

  /** Returns the same, evaluating the first so many batches of the validation data alone. */
  public FitOptions validationSteps(int steps) {
    checkArgument(steps >= 1, "fit: validationSteps must be at least 1, got %s", steps);
    FitOptions options = new FitOptions(this);
    options.validationSteps = OptionalInt.of(steps);
    return options;
  }

  /** Returns the same, evaluating after every so many epochs; Keras's {@code validation_freq}. */
  public FitOptions validationFrequency(int epochsBetween) {
    checkArgument(
        epochsBetween >= 1, "fit: validationFrequency must be at least 1, got %s", epochsBetween);
    FitOptions options = new FitOptions(this);
    options.validationFrequency = epochsBetween;
    return options;
  }

  /** Returns the same with examples that are evaluated after each epoch. */
  public FitOptions validationData(Rows x, Rows y) {
    return validationData(Fields.of(x), Fields.of(y));
  }

  /** Returns the same with examples of several inputs or outputs, evaluated after each epoch. */
  public FitOptions validationData(Fields x, Fields y) {
    return validationData(Examples.of(x, y));
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

  /**
   * Returns the same, ending in order or not when the program is told to end (Ctrl-C, {@code kill},
   * {@code System.exit}); it does by default. The batch is finished, callbacks are told the end, so
   * that backups are written, and then the program ends; what it does after {@code fit} may be
   * begun, but is cut off.
   */
  public FitOptions stopOnShutdown(boolean stop) {
    FitOptions options = new FitOptions(this);
    options.stopOnShutdown = stop;
    return options;
  }

  /** Returns the number of the epoch that training begins with, from 0. */
  public int initialEpoch() {
    return initialEpoch;
  }

  /** Returns the batches of an epoch, where it is not all of the data. */
  public OptionalInt stepsPerEpoch() {
    return stepsPerEpoch;
  }

  /** Returns the factors of the examples. */
  public Optional<Fields> sampleWeights() {
    return sampleWeights;
  }

  /** Returns the batches that are evaluated after each epoch, if a data set gives them. */
  public Optional<Dataset<Examples>> validationDataset() {
    return validationDataset;
  }

  /** Returns the rows of a batch of the validation. */
  public int validationBatchSize() {
    return validationBatchSize.orElse(batchSize == 0 ? DEFAULT_BATCH_SIZE : batchSize);
  }

  /** Returns how many batches of the validation data are evaluated, if not all. */
  public OptionalInt validationSteps() {
    return validationSteps;
  }

  /** Returns after how many epochs each the validation data are evaluated. */
  public int validationFrequency() {
    return validationFrequency;
  }

  /** Returns whether training ends in order when the program is told to end. */
  public boolean stopOnShutdown() {
    return stopOnShutdown;
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
