package io.github.tfrnn.samples.language;

import io.github.tfrnn.training.Callback;
import io.github.tfrnn.training.TrainingState;
import java.util.function.LongSupplier;

/**
 * Ends a training when its time is up, and leads the learning rate there: up in a line, then down
 * along a cosine to nothing. The clock stands still while the model is validated.
 */
final class TimeBudget implements Callback {
  private static final double WARM_UP = 0.02; // of the time

  private final double seconds;
  private final double learningRate;
  private final LongSupplier nanoTime;
  private double used; // until the clock was last stopped
  private long running = -1; // since when, in nanoseconds

  TimeBudget(double seconds, double learningRate, LongSupplier nanoTime) {
    this.seconds = seconds;
    this.learningRate = learningRate;
    this.nanoTime = nanoTime;
  }

  /** Returns the seconds that were trained. */
  double used() {
    return running < 0 ? used : used + (nanoTime.getAsLong() - running) * 1e-9;
  }

  /** Returns the share of the time that is over, at most 1. */
  double share() {
    return Math.min(1, used() / seconds);
  }

  @Override
  public void onEpochBegin(TrainingState training, int epoch) {
    running = nanoTime.getAsLong();
  }

  @Override
  public void onTrainBatchBegin(TrainingState training, int batch) {
    double share = share();
    double rate =
        share < WARM_UP
            ? Math.max(share, WARM_UP / 100) / WARM_UP
            : (1 + Math.cos(Math.PI * (share - WARM_UP) / (1 - WARM_UP))) / 2;
    training.setLearningRate(learningRate * rate);
    if (share >= 1) {
      training.stopTraining();
    }
  }

  @Override
  public void onTestBegin() {
    used = used();
    running = -1;
  }
}
