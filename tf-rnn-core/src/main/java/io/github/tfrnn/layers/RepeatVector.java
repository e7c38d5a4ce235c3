package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import java.util.Arrays;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Repeats a vector as every timestep of a sequence: what a decoder reads that was given one vector.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, features]}, output {@code [batch, n, features]}. Behaves
 * as {@code keras.layers.RepeatVector}. Immutable.
 *
 * @param n timesteps, at least 1
 */
public record RepeatVector(int n) implements Layer {

  public RepeatVector {
    checkArgument(n >= 1, "RepeatVector: n must be at least 1, got %s", n);
  }

  /** Returns a layer that makes sequences of {@code n} timesteps. */
  public static RepeatVector of(int n) {
    return new RepeatVector(n);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    checkArgument(
        inputs.numDimensions() == 2,
        "%s: inputs must be [batch, features], got %s.",
        where,
        Shapes.toString(inputs));
    return Shape.of(inputs.get(0), n, inputs.get(1));
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return this::repeat;
  }

  private Signal repeat(Call call, Signal input) {
    Ops tf = call.tf();
    float[] ones = new float[n];
    Arrays.fill(ones, 1);
    Operand<TFloat32> each = tf.constant(Shape.of(n, 1), DataBuffers.of(ones));
    Operand<TFloat32> repeated = tf.math.mul(tf.expandDims(input.floats(), tf.constant(1)), each);
    return Signal.of(repeated, outputShape(call.layer(), input.shape()));
  }
}
