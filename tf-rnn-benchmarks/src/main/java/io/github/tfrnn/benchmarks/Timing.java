package io.github.tfrnn.benchmarks;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.training.Callback;
import io.github.tfrnn.training.TrainingState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** How time is taken; the peers do it the same way. */
final class Timing {
  private static final int MIN_EPOCHS = 4;
  private static final int MAX_EPOCHS = 10;
  private static final double SECONDS = 2;
  private static final double SLOW_EPOCH = 5;

  /** Seconds from the beginning of each epoch of a {@code fit} to its end. */
  static final class EpochSeconds implements Callback {
    private final List<Double> seconds = new ArrayList<>();
    private long begun;

    @Override
    public void onEpochBegin(TrainingState training, int epoch) {
      begun = System.nanoTime();
    }

    @Override
    public void onEpochEnd(TrainingState training, int epoch, Map<String, Double> logs) {
      seconds.add(secondsSince(begun));
    }

    /** Returns the first epoch's. */
    double first() {
      return seconds.get(0);
    }

    /** Returns the fastest epoch's. */
    double least() {
      return Collections.min(seconds);
    }
  }

  /** Returns the seconds since a reading of {@link System#nanoTime}. */
  static double secondsSince(long begun) {
    return (System.nanoTime() - begun) * 1e-9;
  }

  /** Returns the seconds that something takes. */
  static double secondsOf(Runnable action) {
    long begun = System.nanoTime();
    action.run();
    return secondsSince(begun);
  }

  /** Returns how many epochs are timed: 4 to 10 for about two seconds; 2 if one takes over 5 s. */
  static int epochs(double oneEpochSeconds) {
    if (oneEpochSeconds > SLOW_EPOCH) {
      return 2;
    }
    return (int) Math.max(MIN_EPOCHS, Math.min(MAX_EPOCHS, SECONDS / oneEpochSeconds));
  }

  /**
   * Returns the least seconds of an epoch.
   *
   * @param epoch runs one and returns its seconds; the first one warms up and sets how many follow
   */
  static double best(DoubleSupplier epoch) {
    double least = Double.POSITIVE_INFINITY;
    for (int left = epochs(epoch.getAsDouble()); left > 0; left--) {
      least = Math.min(least, epoch.getAsDouble());
    }
    return least;
  }

  /**
   * Returns a percentile: the value at that share of the sorted values, rounded down, as the peers
   * have it.
   *
   * @param share in [0, 1)
   */
  static double percentile(double[] values, double share) {
    checkArgument(values.length > 0, "a percentile needs values");
    checkArgument(share >= 0 && share < 1, "a share must be in [0, 1), got %s", share);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (sorted.length * share)];
  }

  /** Returns the geometric mean of positive numbers; NaN if there are none. */
  static double geometricMean(List<Double> values) {
    return Math.exp(values.stream().mapToDouble(Math::log).average().orElse(Double.NaN));
  }

  private Timing() {}
}
