package io.github.tfrnn.optimizers.schedules;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.OptionalDouble;

/**
 * A learning rate that falls along half a cosine, after a warm-up if wanted (Loshchilov and Hutter
 * 2017); Keras's {@code CosineDecay}.
 *
 * <pre>
 *   warm-up   rate = initial + (target − initial) · step / warmupSteps
 *   then      rate = target · ((1 − alpha) · (1 + cos(π · s / decaySteps)) / 2 + alpha)
 *             s = min(step − warmupSteps, decaySteps)
 * </pre>
 *
 * <p>Without warm-up the target is the initial rate, and s counts from the first step.
 *
 * @param initialLearningRate finite
 * @param decaySteps steps from the largest rate to the last one, positive
 * @param alpha the last rate, as a share of the largest
 * @param warmupTarget the rate at the end of the warm-up, if there is one
 * @param warmupSteps not negative; without meaning if there is no target
 */
public record CosineDecay(
    double initialLearningRate,
    long decaySteps,
    double alpha,
    OptionalDouble warmupTarget,
    long warmupSteps)
    implements LearningRateSchedule {

  public CosineDecay {
    Schedules.requireFinite("CosineDecay", "initialLearningRate", initialLearningRate);
    Schedules.requireSteps("CosineDecay", "decaySteps", decaySteps);
    Schedules.requireFinite("CosineDecay", "alpha", alpha);
    warmupTarget.ifPresent(
        target -> Schedules.requireFinite("CosineDecay", "warmupTarget", target));
    checkArgument(
        warmupSteps >= 0, "CosineDecay: warmupSteps must not be negative, got %s", warmupSteps);
  }

  /** Returns a rate that falls to 0. */
  public static CosineDecay of(double initialLearningRate, long decaySteps) {
    return new CosineDecay(initialLearningRate, decaySteps, 0, OptionalDouble.empty(), 0);
  }

  /** Returns the same with another last rate. */
  public CosineDecay withAlpha(double newAlpha) {
    return new CosineDecay(initialLearningRate, decaySteps, newAlpha, warmupTarget, warmupSteps);
  }

  /** Returns the same, rising to {@code target} in {@code steps} before it falls. */
  public CosineDecay withWarmup(double target, long steps) {
    return new CosineDecay(
        initialLearningRate, decaySteps, alpha, OptionalDouble.of(target), steps);
  }

  @Override
  public double rate(long step) {
    if (warmupTarget.isEmpty()) {
      return decayed(initialLearningRate, step);
    }
    double target = warmupTarget.getAsDouble();
    if (step < warmupSteps) {
      return (target - initialLearningRate) * step / warmupSteps + initialLearningRate;
    }
    return decayed(target, step - warmupSteps);
  }

  private double decayed(double from, long step) {
    double done = (double) Math.min(step, decaySteps) / decaySteps;
    double cosine = 0.5 * (1 + Math.cos(Math.PI * done));
    return from * ((1 - alpha) * cosine + alpha);
  }
}
