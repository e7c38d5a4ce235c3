package io.github.tfrnn.ops;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Every timestep is a step. */
record DenseTimeAxis(boolean backwards) implements TimeAxis {

  @Override
  public Operand<TFloat32> steps(Ops tf, Operand<TFloat32> values) {
    return reversed(tf, swapped(tf, values));
  }

  @Override
  public Operand<TFloat32> stepsGradient(Ops tf, Operand<TFloat32> gradient) {
    return swapped(tf, reversed(tf, gradient));
  }

  @Override
  public Operand<TFloat32> sequence(Ops tf, Operand<TFloat32> outputs) {
    return swapped(tf, outputs);
  }

  @Override
  public Operand<TFloat32> sequenceGradient(Ops tf, Operand<TFloat32> gradient) {
    return swapped(tf, gradient);
  }

  @Override
  public Operand<TFloat32> last(Ops tf, Operand<TFloat32> outputs) {
    Operand<TInt32> steps = tf.gather(tf.shape(outputs), tf.constant(0), tf.constant(0));
    return tf.gather(outputs, tf.math.sub(steps, tf.constant(1)), tf.constant(0));
  }

  @Override
  public StepGradient lastGradient(Ops tf, Operand<TFloat32> gradient) {
    return new StepGradient(null, gradient);
  }

  @Override
  public Operand<TFloat32> finalState(Ops tf, Operand<TFloat32> states, Operand<TFloat32> initial) {
    return last(tf, states);
  }

  @Override
  public StepGradient finalStateGradient(Ops tf, Operand<TFloat32> gradient) {
    return new StepGradient(null, gradient);
  }

  @Override
  public Operand<TFloat32> initialStateGradient(Ops tf, Operand<TFloat32> gradient) {
    return null;
  }

  private Operand<TFloat32> reversed(Ops tf, Operand<TFloat32> steps) {
    return backwards ? tf.reverse(steps, tf.array(0)) : steps;
  }

  private static Operand<TFloat32> swapped(Ops tf, Operand<TFloat32> values) {
    return tf.linalg.transpose(values, tf.array(1, 0, 2));
  }
}
