package io.github.tfrnn.optimizers.schedules;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * A learning rate that falls along half a cosine again and again (Loshchilov and Hutter 2017);
 * Keras's {@code CosineDecayRestarts}.
 *
 * <pre>
 *   in period i, a share p of it done, of length firstDecaySteps · tMul^i:
 *   rate = initial · ((1 − alpha) · mMul^i · (1 + cos(π·p)) / 2 + alpha)
 * </pre>
 *
 * @param initialLearningRate finite
 * @param firstDecaySteps length of the first period, positive
 * @param tMul how much longer each period is than the one before, at least 1
 * @param mMul how much larger the rate of each period is than that of the one before, positive
 * @param alpha the last rate of a period, as a share of the initial rate
 */
public record CosineDecayRestarts(
    double initialLearningRate, long firstDecaySteps, double tMul, double mMul, double alpha)
    implements LearningRateSchedule {

  /** Logarithms are rounded: log 1000 / log 10 is less than 3, and would miss a restart. */
  private static final double ROUNDING = 1e-9;

  public CosineDecayRestarts {
    Schedules.requireFinite("CosineDecayRestarts", "initialLearningRate", initialLearningRate);
    Schedules.requireSteps("CosineDecayRestarts", "firstDecaySteps", firstDecaySteps);
    checkArgument(
        tMul >= 1 && Double.isFinite(tMul),
        "CosineDecayRestarts: tMul must be finite and at least 1, got %s",
        tMul);
    Schedules.requirePositive("CosineDecayRestarts", "mMul", mMul);
    Schedules.requireFinite("CosineDecayRestarts", "alpha", alpha);
  }

  /** Returns a rate that falls to 0, each period twice as long as the one before. */
  public static CosineDecayRestarts of(double initialLearningRate, long firstDecaySteps) {
    return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, 2, 1, 0);
  }

  /** Returns the same with another growth of the periods. */
  public CosineDecayRestarts withTMul(double newTMul) {
    return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, newTMul, mMul, alpha);
  }

  /** Returns the same with another change of the rate from period to period. */
  public CosineDecayRestarts withMMul(double newMMul) {
    return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, tMul, newMMul, alpha);
  }

  /** Returns the same with another last rate. */
  public CosineDecayRestarts withAlpha(double newAlpha) {
    return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, tMul, mMul, newAlpha);
  }

  @Override
  public double rate(long step) {
    double done = (double) step / firstDecaySteps;
    double period;
    if (tMul == 1) {
      period = Math.floor(done);
      done -= period;
    } else {
      period = Math.floor(Math.log(1 - done * (1 - tMul)) / Math.log(tMul) + ROUNDING);
      double length = Math.pow(tMul, period);
      done = (done - (1 - length) / (1 - tMul)) / length;
    }
    double cosine = 0.5 * Math.pow(mMul, period) * (1 + Math.cos(Math.PI * done));
    return initialLearningRate * ((1 - alpha) * cosine + alpha);
  }
}
