package io.github.tfrnn.optimizers.schedules;

/**
 * A learning rate for every step; Keras's {@code LearningRateSchedule}. Implementations are
 * immutable and safe for use by several threads.
 *
 * <p>A function of one's own will do: {@code step -> 0.1 / (step + 1)}.
 */
@FunctionalInterface
public interface LearningRateSchedule {

  /**
   * Returns the learning rate of a step.
   *
   * @param step how many batches have been trained on before, from 0
   */
  double rate(long step);
}
