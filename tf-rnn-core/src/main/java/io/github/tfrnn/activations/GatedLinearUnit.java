package io.github.tfrnn.activations;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** One half of the last axis times the sigmoid of the other. */
record GatedLinearUnit() implements ResizingActivation {

  @Override
  public Shape outputShape(String where, Shape inputs) {
    long features = Shapes.requireFeatures(where, inputs);
    checkArgument(
        features % 2 == 0,
        "%s: glu halves the last axis, whose size must be even, got %s.",
        where,
        Shapes.toString(inputs));
    return Shapes.withLast(inputs, features / 2);
  }

  @Override
  public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
    int last = x.asOutput().shape().numDimensions() - 1;
    List<Output<TFloat32>> halves = tf.split(tf.constant(last), x, 2L).output();
    return tf.math.mul(halves.get(0), tf.math.sigmoid(halves.get(1)));
  }

  @Override
  public String toString() {
    return "glu";
  }
}
