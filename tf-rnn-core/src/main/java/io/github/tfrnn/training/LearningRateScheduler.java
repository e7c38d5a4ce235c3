package io.github.tfrnn.training;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * Sets the learning rate before each epoch; Keras's {@code LearningRateScheduler}. The logs get it
 * as {@code "learning_rate"}. Immutable.
 */
public final class LearningRateScheduler implements Callback {

  /** The learning rate of an epoch. */
  @FunctionalInterface
  public interface Schedule {
    /**
     * Returns the learning rate of an epoch.
     *
     * @param epoch from 0
     * @param learningRate that there is
     */
    double at(int epoch, double learningRate);
  }

  private final Schedule schedule;

  private LearningRateScheduler(Schedule schedule) {
    this.schedule = requireNonNull(schedule, "schedule");
  }

  /** Returns a callback that asks {@code schedule} before each epoch. */
  public static LearningRateScheduler of(Schedule schedule) {
    return new LearningRateScheduler(schedule);
  }

  @Override
  public void onEpochBegin(TrainingState training, int epoch) {
    training.setLearningRate(schedule.at(epoch, training.learningRate()));
  }

  @Override
  public void onEpochEnd(TrainingState training, int epoch, Map<String, Double> logs) {
    training.log("learning_rate", training.learningRate());
  }
}
