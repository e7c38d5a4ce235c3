package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.Constant;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Divides its inputs by their root mean square along one axis, and scales them by what it learns
 * (Zhang and Sennrich 2019).
 *
 * <p><b>Shapes</b>: inputs and outputs of any shape; weight {@code scale} of the axis's size. Takes
 * masks and does not pass them on. Behaves as {@code keras.layers.RMSNormalization}. Immutable.
 *
 * @param axis along which the mean is taken; negative ones count from the last
 * @param epsilon added to the mean square
 */
public record RMSNormalization(int axis, float epsilon) implements Layer {

  public RMSNormalization {
    checkArgument(epsilon >= 0, "RMSNormalization: epsilon must be at least 0, got %s", epsilon);
  }

  /** Returns Keras's default: along the last axis, epsilon 1e-6. */
  public static RMSNormalization create() {
    return new RMSNormalization(-1, 1e-6f);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    Axes.sizes(where, new int[] {Axes.of(where, axis, inputs)}, inputs);
    return inputs;
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    int at = Axes.of(context.layer(), axis, inputs);
    Weight scale =
        context.addWeight(WeightSpec.of("scale", Shape.of(inputs.get(at)), Constant.ones()));
    return (call, input) -> normalize(call, input, scale, at);
  }

  private Signal normalize(Call call, Signal input, Weight scale, int at) {
    Ops tf = call.tf();
    Operand<TFloat32> x = input.floats();
    Operand<TFloat32> squares =
        tf.math.mean(tf.math.square(x), tf.constant(at), Mean.keepDims(true));
    Operand<TFloat32> factor = tf.math.rsqrt(tf.math.add(squares, tf.constant(epsilon)));
    Shape spread = Axes.spread(new int[] {at}, scale.shape(), input.shape().numDimensions());
    Operand<TFloat32> scaled =
        tf.math.mul(
            tf.math.mul(x, factor), tf.reshape(scale.value(), tf.constant(spread.asArray())));
    return Signal.of(scaled, input.shape());
  }
}
