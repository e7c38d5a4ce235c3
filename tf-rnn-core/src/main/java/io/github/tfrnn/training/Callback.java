package io.github.tfrnn.training;

import java.util.Map;

/**
 * Told what happens during {@code fit}; Keras's {@code Callback}.
 *
 * <p>Called on the thread that called {@code fit}. Logs are by name, {@code "loss"} first.
 */
public interface Callback {

  /** Before the first epoch. */
  default void onTrainBegin(TrainingState training) {}

  /**
   * Before an epoch.
   *
   * @param epoch from 0
   */
  default void onEpochBegin(TrainingState training, int epoch) {}

  /**
   * After a batch.
   *
   * @param batch from 0, within the epoch
   * @param logs means over the epoch so far
   */
  default void onBatchEnd(TrainingState training, int batch, Map<String, Double> logs) {}

  /**
   * After an epoch and its validation.
   *
   * @param epoch from 0
   */
  default void onEpochEnd(TrainingState training, int epoch, Map<String, Double> logs) {}

  /** After the last epoch. */
  default void onTrainEnd(TrainingState training) {}
}
