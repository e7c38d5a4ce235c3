package io.github.tfrnn.optimizers.schedules;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * A learning rate that falls like one over the time; Keras's {@code InverseTimeDecay}.
 *
 * <pre>
 *   rate = initial / (1 + decayRate · step / decaySteps)
 * </pre>
 *
 * @param initialLearningRate finite
 * @param decaySteps positive
 * @param decayRate finite, not negative
 * @param staircase whether {@code step / decaySteps} is rounded down, and the rate falls in steps
 */
public record InverseTimeDecay(
    double initialLearningRate, long decaySteps, double decayRate, boolean staircase)
    implements LearningRateSchedule {

  public InverseTimeDecay {
    Schedules.requireFinite("InverseTimeDecay", "initialLearningRate", initialLearningRate);
    Schedules.requireSteps("InverseTimeDecay", "decaySteps", decaySteps);
    checkArgument(
        decayRate >= 0 && Double.isFinite(decayRate),
        "InverseTimeDecay: decayRate must be finite and not negative, got %s",
        decayRate);
  }

  /** Returns a rate that falls at every step. */
  public static InverseTimeDecay of(double initialLearningRate, long decaySteps, double decayRate) {
    return new InverseTimeDecay(initialLearningRate, decaySteps, decayRate, false);
  }

  /** Returns the same, falling in steps or not. */
  public InverseTimeDecay withStaircase(boolean newStaircase) {
    return new InverseTimeDecay(initialLearningRate, decaySteps, decayRate, newStaircase);
  }

  @Override
  public double rate(long step) {
    double decays = (double) step / decaySteps;
    return initialLearningRate / (1 + decayRate * (staircase ? Math.floor(decays) : decays));
  }
}
