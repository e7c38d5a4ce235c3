package io.github.tfrnn.training;

import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.saving.WeightFile;
import io.github.tfrnn.training.internal.Batch;
import io.github.tfrnn.training.internal.Feed;
import io.github.tfrnn.training.internal.Means;
import io.github.tfrnn.training.internal.NotFiniteException;
import io.github.tfrnn.training.internal.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongFunction;

/** One call of fit: epochs, their batches, and what callbacks are told and may ask. */
final class FitLoop implements TrainingState {

  /**
   * What is gone through.
   *
   * @param training gives the batches for the seed of their order
   * @param validation evaluated after epochs
   */
  record Data(LongFunction<Feed> training, Optional<Feed> validation) {}

  private final Trainer trainer;
  private final Program program;
  private final Data data;
  private final FitOptions options;
  private final List<Callback> callbacks;
  private final List<Map<String, Double>> history = new ArrayList<>();

  // How far the training has come.
  private long seed;
  private int epoch;
  private int batch;
  private long pass;
  private long batchOfPass;
  private Means means;

  private Feed feed;
  private Cursor<Batch> cursor; // of the pass, while it lasts
  private OptionalInt batchesSeen = OptionalInt.empty(); // of an epoch
  private Map<String, Double> logs = new LinkedHashMap<>(); // of the epoch that ends
  private boolean averagesInUse;
  private boolean stopped;
  private Outcome outcome = Outcome.RUNNING;
  private List<CallbackMemory> toRecall = List.of();
  private volatile boolean interrupted;

  FitLoop(Trainer trainer, Data data, FitOptions options, long seed) {
    this.trainer = trainer;
    this.program = trainer.program();
    this.data = data;
    this.options = options;
    this.callbacks = new ArrayList<>(options.callbacks());
    this.callbacks.add(Progress.of(options));
    this.seed = seed;
    this.epoch = options.initialEpoch();
    this.means = trainer.means();
    this.feed = data.training().apply(seed); // fails before callbacks are told of a beginning
  }

  History run() {
    ShutdownGuard guard = options.stopOnShutdown() ? ShutdownGuard.of(this::interrupt) : null;
    boolean threadInterrupted = false;
    try {
      begin();
      while (epoch < options.epochs() && !stopped && !interrupted) {
        threadInterrupted |= runEpoch();
      }
      outcome = interrupted ? Outcome.INTERRUPTED : Outcome.COMPLETED;
      end();
    } catch (NotFiniteException e) {
      outcome = Outcome.FAILED;
      String where = "fit: epoch %d of %d".formatted(epoch + 1, options.epochs());
      String message = trainer.diverged(where, e);
      // What callbacks keep for the end, such as the best weights, is not lost.
      end();
      if (!terminates(message)) {
        throw new DivergedException(message, History.of(history), e);
      }
    } catch (RuntimeException | Error e) {
      outcome = Outcome.FAILED;
      endAfter(e);
      throw e;
    } finally {
      closeCursor();
      if (guard != null) {
        guard.close();
      }
      if (threadInterrupted) {
        Thread.currentThread().interrupt(); // for whoever called fit
      }
    }
    return History.of(history);
  }

  private void begin() {
    callbacks.forEach(callback -> callback.onTrainBegin(this));
    for (int i = 0; i < toRecall.size(); i++) {
      callbacks.get(i).recall(toRecall.get(i));
    }
  }

  /** Returns whether there is a callback that takes care of a training that diverged. */
  private boolean terminates(String message) {
    boolean any = false;
    for (Callback callback : callbacks) {
      if (callback instanceof TerminateOnNaN terminating) {
        terminating.terminate(message);
        any = true;
      }
    }
    return any;
  }

  private void end() {
    useAverages(false);
    if (outcome == Outcome.COMPLETED && trainer.steps() > 0 && program.keepsAverages()) {
      program.overwriteWithAverages(); // what was interrupted may still go on from its weights
    }
    callbacks.forEach(callback -> callback.onTrainEnd(this));
  }

  /** What callbacks hold is let go; what happened before tells more than what may happen here. */
  private void endAfter(Throwable failure) {
    try {
      end();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Returns whether the thread was interrupted; its flag is cleared then. */
  private boolean runEpoch() {
    int now = epoch;
    callbacks.forEach(callback -> callback.onEpochBegin(this, now));
    boolean threadInterrupted = trainBatches();
    interrupted |= threadInterrupted;
    if (interrupted) {
      return threadInterrupted;
    }
    logs = new LinkedHashMap<>(means.values(""));
    if (data.validation().isPresent() && (now + 1) % options.validationFrequency() == 0) {
      Feed validation = data.validation().get();
      logs.putAll(
          trainer
              .evaluate(validation, options.validationSteps(), "fit: validation", callbacks)
              .values("val_"));
    }
    history.add(logs);
    epoch++;
    batch = 0;
    means = trainer.means();
    Map<String, Double> view = Collections.unmodifiableMap(logs);
    callbacks.forEach(callback -> callback.onEpochEnd(this, now, view));
    return false;
  }

  /** Trains on what is left of the epoch; returns whether the thread was interrupted. */
  private boolean trainBatches() {
    OptionalInt limit = options.stepsPerEpoch();
    while (limit.isEmpty() || batch < limit.getAsInt()) {
      if (cursor == null) {
        cursor = feed.open(pass, batchOfPass);
      }
      if (cursor.hasNext()) {
        trainBatch();
        boolean threadInterrupted = Thread.interrupted();
        if (threadInterrupted || interrupted || stopped) {
          return threadInterrupted;
        }
      } else {
        closeCursor();
        if (batchOfPass == 0) {
          throw new IllegalArgumentException(
              "fit: the data set has no batches: at least one example is needed.");
        }
        pass++;
        batchOfPass = 0;
        if (limit.isEmpty()) {
          break;
        }
      }
    }
    batchesSeen = OptionalInt.of(batch);
    return false;
  }

  private void trainBatch() {
    int now = batch;
    callbacks.forEach(callback -> callback.onTrainBatchBegin(this, now));
    try (Batch next = cursor.next()) {
      means.add(trainer.step(next), next.size());
    }
    batch++;
    batchOfPass++;
    Map<String, Double> soFar = means.values("");
    callbacks.forEach(callback -> callback.onTrainBatchEnd(this, now, soFar));
  }

  private void closeCursor() {
    if (cursor != null) {
      cursor.close();
      cursor = null;
    }
  }

  /** Has the training end after its batch. From any thread. */
  void interrupt() {
    interrupted = true;
  }

  @Override
  public int epochs() {
    return options.epochs();
  }

  @Override
  public OptionalInt stepsPerEpoch() {
    if (options.stepsPerEpoch().isPresent()) {
      return options.stepsPerEpoch();
    }
    return feed.batches().isPresent() ? feed.batches() : batchesSeen;
  }

  @Override
  public int epoch() {
    return epoch;
  }

  @Override
  public long steps() {
    return trainer.steps();
  }

  @Override
  public double learningRate() {
    return trainer.learningRate();
  }

  @Override
  public void setLearningRate(double learningRate) {
    trainer.setLearningRate(learningRate);
  }

  @Override
  public Map<String, FloatRows> weights() {
    return program.values();
  }

  @Override
  public void saveWeights(Path file) {
    WeightFile.write(
        file, program.network(), program.values(), Optional.of(trainer.optimizerValues()));
  }

  @Override
  public void setWeights(Map<String, FloatRows> values) {
    program.setValues(values);
  }

  @Override
  public void useAverages(boolean use) {
    if (use != averagesInUse) {
      program.swapAverages();
      averagesInUse = use;
    }
  }

  @Override
  public void log(String name, double value) {
    logs.put(name, value);
  }

  @Override
  public void stopTraining() {
    stopped = true;
  }

  @Override
  public Outcome outcome() {
    return outcome;
  }

  @Override
  public TrainingSnapshot snapshot() {
    return new TrainingSnapshot(
        program.values(),
        program.optimizerValues(),
        new TrainingSnapshot.Position(
            epoch,
            batch,
            pass,
            batchOfPass,
            trainer.steps(),
            seed,
            trainer.learningRate(),
            averagesInUse,
            means.sums()),
        history,
        callbacks.stream().map(Callback::remember).toList());
  }

  @Override
  public void resume(TrainingSnapshot snapshot) {
    if (snapshot.callbacks().size() != callbacks.size()) {
      throw new IllegalArgumentException(
          "The training that is to go on was begun with %d callbacks, now there are %d. Give the same ones, in the same order."
              .formatted(snapshot.callbacks().size() - 1, callbacks.size() - 1));
    }
    program.setValues(snapshot.weights());
    program.setOptimizerValues(snapshot.optimizer());
    TrainingSnapshot.Position at = snapshot.position();
    trainer.resume(at.steps(), at.learningRate());
    seed = at.seed();
    feed = data.training().apply(seed);
    averagesInUse = at.averagesInUse();
    epoch = at.epoch();
    batch = at.batch();
    pass = at.pass();
    batchOfPass = at.batchOfPass();
    means = trainer.means();
    means.resume(at.sums());
    history.clear();
    snapshot.history().forEach(each -> history.add(new LinkedHashMap<>(each)));
    toRecall = snapshot.callbacks();
  }

  @Override
  public byte[] graphDef() {
    return program.graphDef();
  }
}
