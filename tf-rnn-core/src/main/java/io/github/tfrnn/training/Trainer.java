package io.github.tfrnn.training;

import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.training.internal.Batches;
import io.github.tfrnn.training.internal.ClassWeights;
import io.github.tfrnn.training.internal.NotFiniteException;
import io.github.tfrnn.training.internal.Program;
import io.github.tfrnn.training.internal.RowLengths;
import io.github.tfrnn.training.internal.RowOrder;
import io.github.tfrnn.training.internal.StepResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Fits a compiled model, batch after batch.
 *
 * <p>Knows how far training has come: the number of steps and the learning rate go on from one
 * {@code fit} to the next. Not thread-safe.
 */
public final class Trainer {

  private final Program program;
  private final Batches batches;
  private final long seed;
  private long steps;
  private int fits;
  private double learningRate;

  /** Returns a trainer at the beginning of its training. */
  public Trainer(Program program, long seed) {
    this.program = program;
    this.batches = new Batches(program);
    this.seed = seed;
    this.learningRate = program.setup().orElseThrow().optimizer().learningRate();
  }

  /**
   * Trains on examples.
   *
   * @throws IllegalArgumentException if inputs or labels do not go with the model
   * @throws IllegalStateException if the loss becomes NaN or infinite; the weights are those before
   *     that batch
   */
  public History fit(Fields x, Fields y, FitOptions options) {
    FitOptions.Examples train = new FitOptions.Examples(x, y);
    FitOptions.Examples validation = options.validation().orElse(null);
    int rows = x.count();
    if (validation == null && options.validationSplit() > 0) {
      int kept = (int) Math.floor(rows * (1 - options.validationSplit()));
      if (kept == 0 || kept == rows) {
        throw new IllegalArgumentException(
            "fit: validationSplit %s of %d rows leaves nothing on one side."
                .formatted(options.validationSplit(), rows));
      }
      train = new FitOptions.Examples(x.slice(0, kept), y.slice(0, kept));
      validation = new FitOptions.Examples(x.slice(kept, rows), y.slice(kept, rows));
    }
    Ordered trained = ordered("fit", train);
    Ordered validated = validation == null ? null : ordered("fit: validation", validation);
    return new Run(trained, validated, options).run();
  }

  /** Returns loss and metrics over examples. */
  public Evaluation evaluate(Fields x, Fields y, int batchSize) {
    Ordered all = ordered("evaluate", new FitOptions.Examples(x, y));
    return new Evaluation(batches.evaluate(all.x(), all.y(), batchSize, ""));
  }

  /** Examples in the order of the model's inputs and outputs, checked. */
  private record Ordered(List<Rows> x, List<Rows> y) {
    int rows() {
      return x.get(0).count();
    }
  }

  private Ordered ordered(String where, FitOptions.Examples examples) {
    Network network = program.network();
    List<Rows> x = examples.x().inOrderOf(where + ": inputs", network.inputNames());
    List<Rows> y = examples.y().inOrderOf(where + ": labels", network.outputNames());
    batches.check(where, x, y);
    return new Ordered(x, y);
  }

  /** One call of fit. */
  private final class Run implements TrainingState {
    private final Ordered train;
    private final Ordered validation;
    private final List<FloatRows> weights;
    private final FitOptions options;
    private final List<Callback> callbacks;
    private final RowOrder order;
    private boolean stopped;

    Run(Ordered train, Ordered validation, FitOptions options) {
      this.train = train;
      this.validation = validation;
      this.weights = ClassWeights.perRow(train.y(), options.classWeights());
      this.options = options;
      this.callbacks = new ArrayList<>(options.callbacks());
      this.callbacks.add(Progress.of(options));
      this.order = order();
    }

    private RowOrder order() {
      boolean byLength = options.bucketBatches().isPresent();
      if (byLength && !options.shuffle()) {
        throw new IllegalArgumentException(
            "fit: bucketByLength changes the order of rows, shuffle(false) keeps it: leave one"
                + " out.");
      }
      int[] lengths = byLength ? RowLengths.of(program.network(), train.x()) : null;
      SplittableRandom random = new SplittableRandom(options.seed().orElse(seed + fits++));
      return byLength
          ? RowOrder.byLength(
              lengths, options.batchSize(), options.bucketBatches().getAsInt(), random)
          : RowOrder.of(train.rows(), options.batchSize(), random);
    }

    History run() {
      List<Map<String, Double>> epochs = new ArrayList<>();
      callbacks.forEach(callback -> callback.onTrainBegin(this));
      try {
        runEpochs(epochs);
      } catch (NotFiniteException e) {
        // What callbacks keep for the end, such as the best weights, is not lost.
        callbacks.forEach(callback -> callback.onTrainEnd(this));
        throw new DivergedException(diverged(epochs.size() + 1), History.of(epochs), e);
      }
      callbacks.forEach(callback -> callback.onTrainEnd(this));
      return History.of(epochs);
    }

    private void runEpochs(List<Map<String, Double>> epochs) {
      for (int epoch = 0; epoch < options.epochs() && !stopped; epoch++) {
        int now = epoch;
        callbacks.forEach(callback -> callback.onEpochBegin(this, now));
        Map<String, Double> logs = trainEpoch(options.shuffle() ? order.next() : order.current());
        if (validation != null) {
          logs = new LinkedHashMap<>(logs);
          logs.putAll(
              batches.evaluate(validation.x(), validation.y(), options.batchSize(), "val_"));
        }
        epochs.add(logs);
        Map<String, Double> ended = logs;
        callbacks.forEach(callback -> callback.onEpochEnd(this, now, ended));
      }
    }

    private String diverged(int epoch) {
      return ("fit: the loss is NaN or infinite, or a gradient is, in epoch %d of %d, training step"
              + " %d. That step has changed no weight. What helps: a smaller learning rate than"
              + " %s; inputs without NaN and of moderate size; no rows without any valid"
              + " timestep before an average over time.")
          .formatted(
              epoch, options.epochs(), steps + 1, String.format(Locale.ROOT, "%.4g", learningRate));
    }

    private Map<String, Double> trainEpoch(int[] order) {
      return batches.train(
          train.x(),
          train.y(),
          weights,
          order,
          options.batchSize(),
          batch -> {
            StepResult result = program.train(batch, steps + 1, learningRate);
            steps++;
            return result;
          },
          (number, logs) -> callbacks.forEach(callback -> callback.onBatchEnd(this, number, logs)));
    }

    @Override
    public int epochs() {
      return options.epochs();
    }

    @Override
    public int stepsPerEpoch() {
      return (train.rows() + options.batchSize() - 1) / options.batchSize();
    }

    @Override
    public double learningRate() {
      return learningRate;
    }

    @Override
    public void setLearningRate(double newLearningRate) {
      if (!(newLearningRate >= 0) || Double.isInfinite(newLearningRate)) {
        throw new IllegalArgumentException(
            "setLearningRate: a finite number, not negative, is needed, got " + newLearningRate);
      }
      learningRate = newLearningRate;
    }

    @Override
    public Map<String, FloatRows> weights() {
      return program.values();
    }

    @Override
    public void setWeights(Map<String, FloatRows> values) {
      program.setValues(values);
    }

    @Override
    public void stopTraining() {
      stopped = true;
    }
  }
}
