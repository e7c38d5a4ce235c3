package io.github.tfrnn.training;

import java.util.Map;
import java.util.function.Consumer;

/**
 * A callback made of functions; Keras's {@code LambdaCallback}. Immutable: every method returns a
 * new one. For evaluation and prediction implement {@link Callback}.
 */
public final class LambdaCallback implements Callback {

  /** Told of an epoch or a batch that ended. */
  @FunctionalInterface
  public interface Ended {
    /**
     * Called after an epoch or a batch.
     *
     * @param number from 0
     * @param logs by name, {@code "loss"} first
     */
    void accept(TrainingState training, int number, Map<String, Double> logs);
  }

  /** Told of an epoch or a batch that begins. */
  @FunctionalInterface
  public interface Begins {
    /**
     * Called before an epoch or a batch.
     *
     * @param number from 0
     */
    void accept(TrainingState training, int number);
  }

  /** What is called. */
  private record Functions(
      Consumer<TrainingState> trainBegin,
      Begins epochBegin,
      Begins batchBegin,
      Ended batchEnd,
      Ended epochEnd,
      Consumer<TrainingState> trainEnd) {}

  private final Functions functions;

  private LambdaCallback(Functions functions) {
    this.functions = functions;
  }

  /** Returns a callback that does nothing yet. */
  public static LambdaCallback create() {
    return new LambdaCallback(
        new Functions(
            t -> {}, (t, n) -> {}, (t, n) -> {}, (t, n, l) -> {}, (t, n, l) -> {}, t -> {}));
  }

  /** Returns the same, calling a function before the first epoch. */
  public LambdaCallback trainBegin(Consumer<TrainingState> function) {
    Functions f = functions;
    return new LambdaCallback(
        new Functions(function, f.epochBegin, f.batchBegin, f.batchEnd, f.epochEnd, f.trainEnd));
  }

  /** Returns the same, calling a function before each epoch. */
  public LambdaCallback epochBegin(Begins function) {
    Functions f = functions;
    return new LambdaCallback(
        new Functions(f.trainBegin, function, f.batchBegin, f.batchEnd, f.epochEnd, f.trainEnd));
  }

  /** Returns the same, calling a function before each batch of training. */
  public LambdaCallback trainBatchBegin(Begins function) {
    Functions f = functions;
    return new LambdaCallback(
        new Functions(f.trainBegin, f.epochBegin, function, f.batchEnd, f.epochEnd, f.trainEnd));
  }

  /** Returns the same, calling a function after each batch of training. */
  public LambdaCallback trainBatchEnd(Ended function) {
    Functions f = functions;
    return new LambdaCallback(
        new Functions(f.trainBegin, f.epochBegin, f.batchBegin, function, f.epochEnd, f.trainEnd));
  }

  /** Returns the same, calling a function after each epoch. */
  public LambdaCallback epochEnd(Ended function) {
    Functions f = functions;
    return new LambdaCallback(
        new Functions(f.trainBegin, f.epochBegin, f.batchBegin, f.batchEnd, function, f.trainEnd));
  }

  /** Returns the same, calling a function after the last epoch. */
  public LambdaCallback trainEnd(Consumer<TrainingState> function) {
    Functions f = functions;
    return new LambdaCallback(
        new Functions(f.trainBegin, f.epochBegin, f.batchBegin, f.batchEnd, f.epochEnd, function));
  }

  @Override
  public void onTrainBegin(TrainingState training) {
    functions.trainBegin.accept(training);
  }

  @Override
  public void onEpochBegin(TrainingState training, int epoch) {
    functions.epochBegin.accept(training, epoch);
  }

  @Override
  public void onTrainBatchBegin(TrainingState training, int batch) {
    functions.batchBegin.accept(training, batch);
  }

  @Override
  public void onTrainBatchEnd(TrainingState training, int batch, Map<String, Double> logs) {
    functions.batchEnd.accept(training, batch, logs);
  }

  @Override
  public void onEpochEnd(TrainingState training, int epoch, Map<String, Double> logs) {
    functions.epochEnd.accept(training, epoch, logs);
  }

  @Override
  public void onTrainEnd(TrainingState training) {
    functions.trainEnd.accept(training);
  }
}
