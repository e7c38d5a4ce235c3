package io.github.tfrnn.ops;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What recurrences do with {@code [steps, batch, n]} besides computing. */
final class StepOps {

  /** Returns {@code count} steps from {@code begin} on, one by one. */
  static List<Output<TFloat32>> stretch(
      Ops tf, Operand<TFloat32> values, Operand<TInt32> begin, int count) {
    Operand<TFloat32> some =
        tf.slice(
            values,
            tf.stack(List.<Operand<TInt32>>of(begin, tf.constant(0), tf.constant(0))),
            tf.array(count, -1, -1));
    return tf.unstack(some, (long) count).output();
  }

  /**
   * Returns what was there before each step: {@code first}, then all but the last of {@code
   * values}.
   */
  static Operand<TFloat32> shifted(Ops tf, Operand<TFloat32> first, Operand<TFloat32> values) {
    Operand<TInt32> zero = tf.constant(0);
    Operand<TFloat32> joined = tf.concat(List.of(tf.expandDims(first, zero), values), zero);
    return tf.slice(
        joined,
        tf.array(0, 0, 0),
        tf.stack(List.of(size(tf, values, 0), tf.constant(-1), tf.constant(-1))));
  }

  /** Returns {@code [steps, batch, n]} as {@code [steps * batch, n]}. */
  static Operand<TFloat32> matrix(Ops tf, Operand<TFloat32> values) {
    return tf.reshape(values, tf.stack(List.of(tf.constant(-1), size(tf, values, 2))));
  }

  /** Returns the size of one axis, a scalar. */
  static Operand<TInt32> size(Ops tf, Operand<TFloat32> values, int axis) {
    return tf.gather(tf.shape(values), tf.constant(axis), tf.constant(0));
  }

  /** Returns an entry of a loop's state that is known to be float32. */
  @SuppressWarnings("unchecked")
  static Operand<TFloat32> floats(Operand<?> operand) {
    return (Operand<TFloat32>) operand;
  }

  /** Returns entries of a loop's state that are known to be float32. */
  static List<Operand<TFloat32>> floats(List<Operand<?>> operands) {
    List<Operand<TFloat32>> floats = new ArrayList<>();
    operands.forEach(operand -> floats.add(floats(operand)));
    return floats;
  }

  /** Returns an entry of a loop's state that is known to be int32. */
  @SuppressWarnings("unchecked")
  static Operand<TInt32> ints(Operand<?> operand) {
    return (Operand<TInt32>) operand;
  }

  private StepOps() {}
}
