package io.github.tfrnn.training;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.saving.OptimizerValues;
import io.github.tfrnn.training.internal.ArrayFeed;
import io.github.tfrnn.training.internal.Batch;
import io.github.tfrnn.training.internal.DatasetFeed;
import io.github.tfrnn.training.internal.Feed;
import io.github.tfrnn.training.internal.InputChecks;
import io.github.tfrnn.training.internal.LearningRate;
import io.github.tfrnn.training.internal.Means;
import io.github.tfrnn.training.internal.NotFiniteException;
import io.github.tfrnn.training.internal.Passes;
import io.github.tfrnn.training.internal.Program;
import io.github.tfrnn.training.internal.RowLengths;
import io.github.tfrnn.training.internal.RowOrder;
import io.github.tfrnn.training.internal.SampleWeights;
import io.github.tfrnn.training.internal.StepResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Trains and evaluates a compiled model, batch after batch.
 *
 * <p>Knows how far training has come: the number of steps and the learning rate go on from one
 * {@code fit} to the next. For one thread at a time, but for {@link #interrupt}.
 */
public final class Trainer {

  private final Program program;
  private final long seed;
  private long steps;
  private int fits;
  private final LearningRate learningRate;
  private volatile FitLoop running;

  /** Returns a trainer at the beginning of its training. */
  public Trainer(Program program, long seed) {
    this.program = program;
    this.seed = seed;
    this.learningRate = new LearningRate(program.setup().orElseThrow().optimizer());
  }

  /**
   * Trains on examples.
   *
   * @throws IllegalArgumentException if inputs, labels or weights do not go with the model
   * @throws DivergedException if the loss becomes NaN or infinite; the weights are those before
   *     that batch
   */
  public History fit(Examples examples, FitOptions options) {
    Examples train = examples;
    Optional<Examples> validation = options.validation();
    double share = options.validationSplit();
    if (share > 0 && validation.isEmpty() && options.validationDataset().isEmpty()) {
      int rows = examples.count();
      int kept = (int) Math.floor(rows * (1 - share));
      if (kept == 0 || kept == rows) {
        throw new IllegalArgumentException(
            "fit: validationSplit %s of %d rows leaves nothing on one side."
                .formatted(share, rows));
      }
      train = examples.slice(0, kept);
      validation = Optional.of(examples.slice(kept, rows));
    }
    long orderSeed = options.seed().orElse(seed + fits++);
    ArrayFeed.Arrays arrays = arrays("fit", train, options.classWeights());
    FitLoop.Data data =
        new FitLoop.Data(
            chosen -> shuffled(arrays, options, chosen), validation(validation, options));
    return run(new FitLoop(this, data, options, orderSeed));
  }

  /**
   * Trains on batches of a data set.
   *
   * @throws IllegalArgumentException if a batch does not go with the model
   * @throws DivergedException if the loss becomes NaN or infinite; the weights are those before
   *     that batch
   */
  public History fit(Dataset<Examples> batches, FitOptions options) {
    options.requireForBatches();
    Feed train = DatasetFeed.of(program, batches, "fit", options.classWeights());
    FitLoop.Data data =
        new FitLoop.Data(chosen -> train, validation(options.validation(), options));
    return run(new FitLoop(this, data, options, 0));
  }

  private History run(FitLoop loop) {
    running = loop;
    try {
      return loop.run();
    } finally {
      running = null;
    }
  }

  private Optional<Feed> validation(Optional<Examples> examples, FitOptions options) {
    String where = "fit: validation";
    return options
        .validationDataset()
        .<Feed>map(batches -> DatasetFeed.of(program, batches, where, Map.of()))
        .or(
            () ->
                examples.map(
                    those ->
                        ArrayFeed.inOrder(
                            program,
                            arrays(where, those, Map.of()),
                            options.validationBatchSize())));
  }

  private ArrayFeed.Arrays arrays(
      String where, Examples examples, Map<Integer, Float> classWeights) {
    Fields y =
        examples
            .y()
            .orElseThrow(() -> new IllegalArgumentException(where + ": there are no labels."));
    ArrayFeed.Arrays arrays = InputChecks.arrays(program, where, examples.x(), y);
    return new ArrayFeed.Arrays(
        arrays.x(),
        arrays.y(),
        SampleWeights.of(program, where, arrays, examples.weights(), classWeights));
  }

  private Feed shuffled(ArrayFeed.Arrays arrays, FitOptions options, long orderSeed) {
    boolean byLength = options.bucketBatches().isPresent();
    if (byLength && !options.shuffle()) {
      throw new IllegalArgumentException(
          "fit: bucketByLength changes the order of rows, shuffle(false) keeps it: leave one"
              + " out.");
    }
    if (!options.shuffle()) {
      return ArrayFeed.inOrder(program, arrays, options.batchSize());
    }
    SplittableRandom random = new SplittableRandom(orderSeed);
    RowOrder order =
        byLength
            ? RowOrder.byLength(
                RowLengths.of(program.network(), arrays.x()),
                options.batchSize(),
                options.bucketBatches().getAsInt(),
                random)
            : RowOrder.of(arrays.rows(), options.batchSize(), random);
    return ArrayFeed.of(program, arrays, options.batchSize(), order::ofPass);
  }

  /** Returns loss and metrics over examples. */
  public Evaluation evaluate(Examples examples, int batchSize, List<Callback> callbacks) {
    ArrayFeed.Arrays arrays = arrays("evaluate", examples, Map.of());
    return evaluate(ArrayFeed.inOrder(program, arrays, batchSize), callbacks);
  }

  /** Returns loss and metrics over batches of a data set. */
  public Evaluation evaluate(Dataset<Examples> batches, List<Callback> callbacks) {
    return evaluate(DatasetFeed.of(program, batches, "evaluate", Map.of()), callbacks);
  }

  private Evaluation evaluate(Feed feed, List<Callback> callbacks) {
    return evaluation(evaluate(feed, OptionalInt.empty(), "evaluate", callbacks));
  }

  private static Evaluation evaluation(Means means) {
    return new Evaluation(means.values(""), means.sumsByMetric());
  }

  Means evaluate(Feed feed, OptionalInt limit, String where, List<Callback> callbacks) {
    callbacks.forEach(Callback::onTestBegin);
    Means means = Passes.evaluate(program, feed, limit, where, new TestEvents(callbacks));
    Map<String, Double> logs = means.values("");
    callbacks.forEach(callback -> callback.onTestEnd(logs));
    return means;
  }

  private record TestEvents(List<Callback> callbacks) implements Passes.Listener {
    @Override
    public void batchBegins(int number) {
      callbacks.forEach(callback -> callback.onTestBatchBegin(number));
    }

    @Override
    public void batchEnded(int number, Map<String, Double> logs) {
      callbacks.forEach(callback -> callback.onTestBatchEnd(number, logs));
    }
  }

  /** Makes one training step; returns loss and metrics of the batch before it. */
  public Evaluation trainOnBatch(Examples examples) {
    try (Batch batch = batch("trainOnBatch", examples)) {
      return told(step(batch), batch);
    } catch (NotFiniteException e) {
      throw new DivergedException(diverged("trainOnBatch", e), History.of(List.of()), e);
    }
  }

  /** Returns what a person is told of a training step that failed. */
  String diverged(String where, NotFiniteException failure) {
    return ("%s: in training step %d the loss or a gradient is NaN or infinite. What is so first:"
            + " %s. That step has changed no weight. What helps: a smaller learning rate than"
            + " %s; inputs without NaN and of moderate size; no rows without any valid timestep"
            + " before an average over time.")
        .formatted(
            where,
            steps + 1,
            failure.getMessage(),
            String.format(Locale.ROOT, "%.4g", learningRate.at(steps)));
  }

  /** Returns loss and metrics of one batch. */
  public Evaluation testOnBatch(Examples examples) {
    try (Batch batch = batch("testOnBatch", examples)) {
      return told(program.test(batch), batch);
    }
  }

  private Batch batch(String where, Examples examples) {
    ArrayFeed.Arrays arrays = arrays(where, examples, Map.of());
    int[] order = IntStream.range(0, examples.count()).toArray();
    return Batch.of(arrays.x(), arrays.y(), arrays.weights(), order, 0, order.length);
  }

  private Evaluation told(StepResult result, Batch batch) {
    Means means = means();
    means.add(result, batch.size());
    return evaluation(means);
  }

  Means means() {
    return new Means(program.setup().orElseThrow().goals());
  }

  /** Trains on one batch. */
  StepResult step(Batch batch) {
    StepResult result = program.train(batch, steps + 1, learningRate.at(steps));
    steps++;
    return result;
  }

  Program program() {
    return program;
  }

  /** Returns the number of training steps so far. */
  public long steps() {
    return steps;
  }

  /** Goes on from another number of steps and another learning rate. */
  void resume(long newSteps, double newLearningRate) {
    steps = newSteps;
    learningRate.resume(newLearningRate);
  }

  /** Returns a copy of all that the optimizer knows. */
  public OptimizerValues optimizerValues() {
    Map<String, FloatRows> values = program.optimizerValues();
    List<OptimizerValues.Variable> variables = new ArrayList<>();
    program
        .optimizerKept()
        .forEach(
            (name, kept) ->
                variables.add(
                    new OptimizerValues.Variable(
                        name, kept.weight().map(Weight::name), kept.round(), values.get(name))));
    boolean scheduled = program.setup().orElseThrow().optimizer().schedule().isPresent();
    return new OptimizerValues(
        steps, scheduled ? OptionalDouble.empty() : OptionalDouble.of(learningRate()), variables);
  }

  /**
   * Has training go on from what an optimizer knew; a schedule keeps its own learning rate.
   *
   * @throws IllegalArgumentException if a variable is missing, unknown, or of another shape, or the
   *     learning rate or the iterations are negative; nothing has changed then
   */
  public void setOptimizerValues(OptimizerValues values) {
    double rate = values.learningRate().orElse(learningRate());
    checkArgument(
        values.iterations() >= 0 && rate >= 0 && rate < Double.POSITIVE_INFINITY,
        "setOptimizerValues: iterations and learning rate must not be negative, got %s",
        values.iterations() + " and " + rate);
    Map<String, FloatRows> byName = new LinkedHashMap<>();
    values.variables().forEach(variable -> byName.put(variable.name(), variable.values()));
    program.setOptimizerValues(byName);
    resume(values.iterations(), rate);
  }

  /** Returns the learning rate of the next step. */
  public double learningRate() {
    return learningRate.at(steps);
  }

  /**
   * Sets the learning rate of the steps from now on.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   * @throws IllegalStateException if the optimizer has a schedule
   */
  public void setLearningRate(double newLearningRate) {
    learningRate.set(newLearningRate);
  }

  /** Has a {@code fit} that is running end after its batch. From any thread. */
  public void interrupt() {
    FitLoop loop = running;
    if (loop != null) {
      loop.interrupt();
    }
  }
}
