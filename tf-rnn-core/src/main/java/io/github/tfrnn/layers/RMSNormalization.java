package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.Constant;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Divides its inputs by their root mean square along some axes, and scales them by what it learns
 * (Zhang and Sennrich 2019).
 *
 * <p><b>Shapes</b>: inputs and outputs of any shape; weight {@code scale} of the axes' sizes. Takes
 * masks and does not pass them on. Behaves as {@code keras.layers.RMSNormalization}, which fails
 * where the axes are not the last ones. Immutable.
 *
 * @param axes along which the mean is taken; negative ones count from the last
 * @param epsilon added to the mean square, not negative
 */
public record RMSNormalization(List<Integer> axes, float epsilon) implements Layer {

  public RMSNormalization {
    axes = List.copyOf(axes);
    checkArgument(!axes.isEmpty(), "RMSNormalization: at least one axis is needed");
    checkArgument(epsilon >= 0, "RMSNormalization: epsilon must be at least 0, got %s", epsilon);
  }

  /** Returns Keras's default: along the last axis, epsilon 1e-6. */
  public static RMSNormalization create() {
    return of(-1);
  }

  /** Returns a layer along the given axes, epsilon 1e-6. */
  public static RMSNormalization of(int... axes) {
    return new RMSNormalization(Arrays.stream(axes).boxed().toList(), 1e-6f);
  }

  /** Returns the same with another number added to the mean square. */
  public RMSNormalization withEpsilon(double newEpsilon) {
    return new RMSNormalization(axes, (float) newEpsilon);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    Axes.sizes(where, Axes.of(where, axes, inputs), inputs);
    return inputs;
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    int[] along = Axes.of(context.layer(), axes, inputs);
    Shape sizes = Axes.sizes(context.layer(), along, inputs);
    Weight scale = context.addWeight(WeightSpec.of("scale", sizes, Constant.ones()));
    return (call, input) -> normalize(call, input, scale, along);
  }

  private Signal normalize(Call call, Signal input, Weight scale, int[] along) {
    Ops tf = call.tf();
    Operand<TFloat32> x = input.floats();
    Operand<TFloat32> squares =
        tf.math.mean(tf.math.square(x), tf.constant(along), Mean.keepDims(true));
    Operand<TFloat32> factor = tf.math.rsqrt(tf.math.add(squares, tf.constant(epsilon)));
    Shape spread = Axes.spread(along, scale.shape(), input.shape().numDimensions());
    Operand<TFloat32> scaled =
        tf.math.mul(
            tf.math.mul(x, factor), tf.reshape(scale.value(), tf.constant(spread.asArray())));
    return Signal.of(scaled, input.shape());
  }
}
