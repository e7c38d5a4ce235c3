package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/**
 * Divides its inputs by their Euclidean norm along some axes. Inputs of any shape; passes masks on.
 * Behaves as {@code keras.layers.UnitNormalization}. Immutable.
 *
 * @param axes along which the norm is taken; negative ones count from the last
 */
public record UnitNormalization(List<Integer> axes) implements Layer {

  private static final float LARGEST_FACTOR = 1e12f; // Keras's epsilon of 1e-12, inverted

  public UnitNormalization {
    axes = List.copyOf(axes);
    checkArgument(!axes.isEmpty(), "UnitNormalization: at least one axis is needed");
  }

  /** Returns Keras's default: along the last axis. */
  public static UnitNormalization create() {
    return of(-1);
  }

  /** Returns a layer that takes the norm along the given axes. */
  public static UnitNormalization of(int... axes) {
    return new UnitNormalization(Arrays.stream(axes).boxed().toList());
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    Axes.of(where, axes, inputs);
    return inputs;
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return this::normalize;
  }

  private Signal normalize(Call call, Signal input) {
    Ops tf = call.tf();
    Operand<TFloat32> x = input.floats();
    int[] along = Axes.of(call.layer(), axes, input.shape());
    Operand<TFloat32> squares = tf.sum(tf.math.square(x), tf.array(along), Sum.keepDims(true));
    Operand<TFloat32> factor = tf.math.minimum(tf.math.rsqrt(squares), tf.constant(LARGEST_FACTOR));
    return input.then(tf.math.mul(x, factor), input.shape());
  }
}
