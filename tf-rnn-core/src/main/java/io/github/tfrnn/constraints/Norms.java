package io.github.tfrnn.constraints;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/** Euclidean norms along some axes. */
final class Norms {

  /** Keras's fuzz factor, which keeps norms of zero from being divided by. */
  static final float EPSILON = 1e-7f;

  /** Returns a copy of axes; refuses none. */
  static List<Integer> checked(String constraint, List<Integer> axes) {
    checkArgument(!axes.isEmpty(), "%s: at least one axis is needed", constraint);
    return List.copyOf(axes);
  }

  /** Returns the norms; the axes are kept, with size 1. */
  static Operand<TFloat32> along(
      Ops tf, String constraint, Operand<TFloat32> weight, List<Integer> axes) {
    Shape shape = weight.asOutput().shape();
    int rank = shape.numDimensions();
    checkArgument(
        axes.stream().allMatch(axis -> axis >= -rank && axis < rank),
        "%s: axes %s are not all among those of a weight %s",
        constraint,
        axes,
        Shapes.toString(shape));
    int[] along = axes.stream().mapToInt(Integer::intValue).toArray();
    return tf.math.sqrt(tf.sum(tf.math.square(weight), tf.array(along), Sum.keepDims(true)));
  }

  private Norms() {}
}
