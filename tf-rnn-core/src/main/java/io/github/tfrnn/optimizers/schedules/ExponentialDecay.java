package io.github.tfrnn.optimizers.schedules;

/**
 * A learning rate that falls by the same share in the same time; Keras's {@code ExponentialDecay}.
 *
 * <pre>
 *   rate = initial · decayRate^(step / decaySteps)
 * </pre>
 *
 * @param initialLearningRate finite
 * @param decaySteps positive
 * @param decayRate what is left after {@code decaySteps}, positive
 * @param staircase whether {@code step / decaySteps} is rounded down, and the rate falls in steps
 */
public record ExponentialDecay(
    double initialLearningRate, long decaySteps, double decayRate, boolean staircase)
    implements LearningRateSchedule {

  public ExponentialDecay {
    Schedules.requireFinite("ExponentialDecay", "initialLearningRate", initialLearningRate);
    Schedules.requireSteps("ExponentialDecay", "decaySteps", decaySteps);
    Schedules.requirePositive("ExponentialDecay", "decayRate", decayRate);
  }

  /** Returns a rate that falls at every step. */
  public static ExponentialDecay of(double initialLearningRate, long decaySteps, double decayRate) {
    return new ExponentialDecay(initialLearningRate, decaySteps, decayRate, false);
  }

  /** Returns the same, falling in steps or not. */
  public ExponentialDecay withStaircase(boolean newStaircase) {
    return new ExponentialDecay(initialLearningRate, decaySteps, decayRate, newStaircase);
  }

  @Override
  public double rate(long step) {
    double decays = (double) step / decaySteps;
    return initialLearningRate * Math.pow(decayRate, staircase ? Math.floor(decays) : decays);
  }
}
