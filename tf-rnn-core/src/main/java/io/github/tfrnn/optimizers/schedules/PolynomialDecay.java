package io.github.tfrnn.optimizers.schedules;

/**
 * A learning rate that falls to an end rate along a polynomial; Keras's {@code PolynomialDecay}.
 *
 * <pre>
 *   rate = (initial − end) · (1 − min(step, decaySteps) / decaySteps)^power + end
 * </pre>
 *
 * <p>With {@code cycle} the first multiple of {@code decaySteps} that is not below {@code step}
 * takes its place, so the rate rises again whenever it has reached its end.
 *
 * @param initialLearningRate finite
 * @param decaySteps positive
 * @param endLearningRate finite
 * @param power positive; 1 is a straight line
 * @param cycle whether the rate goes on after {@code decaySteps}
 */
public record PolynomialDecay(
    double initialLearningRate,
    long decaySteps,
    double endLearningRate,
    double power,
    boolean cycle)
    implements LearningRateSchedule {

  public PolynomialDecay {
    Schedules.requireFinite("PolynomialDecay", "initialLearningRate", initialLearningRate);
    Schedules.requireSteps("PolynomialDecay", "decaySteps", decaySteps);
    Schedules.requireFinite("PolynomialDecay", "endLearningRate", endLearningRate);
    Schedules.requirePositive("PolynomialDecay", "power", power);
  }

  /** Returns a rate that falls in a straight line to 0.0001 and stays there. */
  public static PolynomialDecay of(double initialLearningRate, long decaySteps) {
    return new PolynomialDecay(initialLearningRate, decaySteps, 1e-4, 1, false);
  }

  /** Returns the same with another end. */
  public PolynomialDecay withEndLearningRate(double newEnd) {
    return new PolynomialDecay(initialLearningRate, decaySteps, newEnd, power, cycle);
  }

  /** Returns the same with another power. */
  public PolynomialDecay withPower(double newPower) {
    return new PolynomialDecay(initialLearningRate, decaySteps, endLearningRate, newPower, cycle);
  }

  /** Returns the same, going on after its end or not. */
  public PolynomialDecay withCycle(boolean newCycle) {
    return new PolynomialDecay(initialLearningRate, decaySteps, endLearningRate, power, newCycle);
  }

  @Override
  public double rate(long step) {
    double end = decaySteps;
    if (cycle && step > 0) {
      end *= Math.ceil((double) step / decaySteps);
    }
    double done = Math.min((double) step, end) / end;
    return (initialLearningRate - endLearningRate) * Math.pow(1 - done, power) + endLearningRate;
  }
}
