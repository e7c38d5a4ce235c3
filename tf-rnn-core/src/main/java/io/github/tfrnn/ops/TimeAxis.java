package io.github.tfrnn.ops;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * How the timesteps of a batch become the steps of a recurrence, and its steps timesteps again.
 *
 * <p>A recurrence runs over {@code [steps, batch, features]}, every step valid. Where a mask leaves
 * timesteps out, those that count are moved to the front of their row, the recurrence runs over the
 * longest row, and what it gives is put back: a masked timestep shows the output of the last valid
 * one before it, zeros before the first. So masks of any pattern cost nothing in the recurrence,
 * and padding is not computed at all. Each function has its gradient beside it.
 */
public sealed interface TimeAxis permits DenseTimeAxis, MaskedTimeAxis {

  /**
   * Returns the time axis of a batch.
   *
   * @param values {@code [batch, timesteps, features]}
   * @param mask which timesteps count, {@code [batch, timesteps]}; null if all do
   * @param backwards whether the last timestep is the first step; the outputs then come in that
   *     order too, as in Keras
   * @param zeroMasked whether masked timesteps show zeros instead of the output before them
   */
  static TimeAxis of(
      Ops tf,
      Operand<TFloat32> values,
      Operand<TBool> mask,
      boolean backwards,
      boolean zeroMasked) {
    return mask == null
        ? new DenseTimeAxis(backwards)
        : MaskedTimeAxis.of(tf, mask, backwards, zeroMasked);
  }

  /** Returns whether a mask leaves timesteps out. */
  default boolean masked() {
    return this instanceof MaskedTimeAxis;
  }

  /** Returns {@code [batch, timesteps, n]} as {@code [steps, batch, n]}. */
  Operand<TFloat32> steps(Ops tf, Operand<TFloat32> values);

  /** Returns the gradient of the argument of {@link #steps}. */
  Operand<TFloat32> stepsGradient(Ops tf, Operand<TFloat32> gradient);

  /** Returns outputs {@code [steps, batch, units]} as {@code [batch, timesteps, units]}. */
  Operand<TFloat32> sequence(Ops tf, Operand<TFloat32> outputs);

  /** Returns the gradient of the argument of {@link #sequence}. */
  Operand<TFloat32> sequenceGradient(Ops tf, Operand<TFloat32> gradient);

  /** Returns the output at the last timestep, {@code [batch, units]}. */
  Operand<TFloat32> last(Ops tf, Operand<TFloat32> outputs);

  /** Returns the gradient of the argument of {@link #last}. */
  StepGradient lastGradient(Ops tf, Operand<TFloat32> gradient);

  /**
   * Returns the state that a row ends with, {@code [batch, units]}.
   *
   * @param states {@code [steps, batch, units]}
   * @param initial what a row without valid timesteps keeps
   */
  Operand<TFloat32> finalState(Ops tf, Operand<TFloat32> states, Operand<TFloat32> initial);

  /** Returns the gradient of the first argument of {@link #finalState}. */
  StepGradient finalStateGradient(Ops tf, Operand<TFloat32> gradient);

  /** Returns the gradient of the second argument of {@link #finalState}; null where it is zero. */
  Operand<TFloat32> initialStateGradient(Ops tf, Operand<TFloat32> gradient);

  /**
   * The gradient of what a recurrence gave, in one of two forms or both.
   *
   * @param everyStep {@code [steps, batch, units]}, or null
   * @param lastStep {@code [batch, units]}, of the last step of every row alone, or null
   */
  record StepGradient(Operand<TFloat32> everyStep, Operand<TFloat32> lastStep) {

    /** The gradient of what nothing depends on. */
    static final StepGradient NONE = new StepGradient(null, null);

    /** Returns the sum of two gradients. */
    public StepGradient plus(Ops tf, StepGradient other) {
      return new StepGradient(
          sum(tf, everyStep, other.everyStep), sum(tf, lastStep, other.lastStep));
    }

    /** Returns the gradient of what nothing depends on. */
    public static StepGradient none() {
      return NONE;
    }

    private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
      if (a == null || b == null) {
        return a == null ? b : a;
      }
      return tf.math.add(a, b);
    }
  }
}
