package io.github.tfrnn.training;

import java.util.Map;

/**
 * Told what happens while a model is trained, evaluated or asked; Keras's {@code Callback}.
 *
 * <p>Called on the thread that called {@code fit}, {@code evaluate} or {@code predict}. Logs are by
 * name, {@code "loss"} first; those of a validation within {@code fit} begin with {@code "val_"} at
 * the end of the epoch, but not in {@link #onTestEnd}. Batches and epochs count from 0.
 */
public interface Callback {

  /** Before the first epoch. */
  default void onTrainBegin(TrainingState training) {}

  /** Before an epoch. */
  default void onEpochBegin(TrainingState training, int epoch) {}

  /** Before a batch of training. */
  default void onTrainBatchBegin(TrainingState training, int batch) {}

  /**
   * After a batch of training.
   *
   * @param batch within the epoch
   * @param logs means over the epoch so far
   */
  default void onTrainBatchEnd(TrainingState training, int batch, Map<String, Double> logs) {}

  /**
   * After an epoch and its validation.
   *
   * @param logs a view: what callbacks {@linkplain TrainingState#log add} is seen by those after
   *     them, and by the history
   */
  default void onEpochEnd(TrainingState training, int epoch, Map<String, Double> logs) {}

  /** After the last epoch, also where training was stopped or failed. */
  default void onTrainEnd(TrainingState training) {}

  /** Before the first batch of an evaluation or a validation. */
  default void onTestBegin() {}

  /** Before a batch of an evaluation or a validation. */
  default void onTestBatchBegin(int batch) {}

  /**
   * After a batch of an evaluation or a validation.
   *
   * @param logs means so far
   */
  default void onTestBatchEnd(int batch, Map<String, Double> logs) {}

  /**
   * After the last batch of an evaluation or a validation.
   *
   * @param logs means over all batches
   */
  default void onTestEnd(Map<String, Double> logs) {}

  /** Before the first batch of a prediction. */
  default void onPredictBegin() {}

  /** Before a batch of a prediction. */
  default void onPredictBatchBegin(int batch) {}

  /** After a batch of a prediction. */
  default void onPredictBatchEnd(int batch) {}

  /** After the last batch of a prediction. */
  default void onPredictEnd() {}

  /**
   * Returns what this callback has to remember for a training that is interrupted and goes on in
   * another program; nothing by default.
   */
  default CallbackMemory remember() {
    return CallbackMemory.NOTHING;
  }

  /**
   * Takes up what an equal callback remembered, after {@link #onTrainBegin}, where an interrupted
   * training goes on.
   */
  default void recall(CallbackMemory memory) {}
}
