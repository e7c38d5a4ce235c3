package io.github.tfrnn.training;

import java.util.Map;
import java.util.function.Consumer;

/**
 * A callback made of functions; Keras's {@code LambdaCallback}. Immutable: every method returns a
 * new one. For more events implement {@link Callback}.
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

  private final Consumer<TrainingState> trainBegin;
  private final Ended batchEnd;
  private final Ended epochEnd;
  private final Consumer<TrainingState> trainEnd;

  private LambdaCallback(
      Consumer<TrainingState> trainBegin,
      Ended batchEnd,
      Ended epochEnd,
      Consumer<TrainingState> trainEnd) {
    this.trainBegin = trainBegin;
    this.batchEnd = batchEnd;
    this.epochEnd = epochEnd;
    this.trainEnd = trainEnd;
  }

  /** Returns a callback that does nothing yet. */
  public static LambdaCallback create() {
    Consumer<TrainingState> nothing = training -> {};
    Ended nothingEnded = (training, number, logs) -> {};
    return new LambdaCallback(nothing, nothingEnded, nothingEnded, nothing);
  }

  /** Returns the same, calling a function before the first epoch. */
  public LambdaCallback trainBegin(Consumer<TrainingState> function) {
    return new LambdaCallback(function, batchEnd, epochEnd, trainEnd);
  }

  /** Returns the same, calling a function after each batch of training. */
  public LambdaCallback trainBatchEnd(Ended function) {
    return new LambdaCallback(trainBegin, function, epochEnd, trainEnd);
  }

  /** Returns the same, calling a function after each epoch. */
  public LambdaCallback epochEnd(Ended function) {
    return new LambdaCallback(trainBegin, batchEnd, function, trainEnd);
  }

  /** Returns the same, calling a function after the last epoch. */
  public LambdaCallback trainEnd(Consumer<TrainingState> function) {
    return new LambdaCallback(trainBegin, batchEnd, epochEnd, function);
  }

  @Override
  public void onTrainBegin(TrainingState training) {
    trainBegin.accept(training);
  }

  @Override
  public void onTrainBatchEnd(TrainingState training, int batch, Map<String, Double> logs) {
    batchEnd.accept(training, batch, logs);
  }

  @Override
  public void onEpochEnd(TrainingState training, int epoch, Map<String, Double> logs) {
    epochEnd.accept(training, epoch, logs);
  }

  @Override
  public void onTrainEnd(TrainingState training) {
    trainEnd.accept(training);
  }
}
