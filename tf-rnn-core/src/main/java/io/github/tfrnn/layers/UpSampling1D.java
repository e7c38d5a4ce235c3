package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Repeats every timestep.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps, features]}, output {@code [batch, size ·
 * timesteps, features]}. Takes masks and does not pass them on, as {@code
 * keras.layers.UpSampling1D}. Immutable.
 *
 * @param size how often each is there, at least 1
 */
public record UpSampling1D(int size) implements Layer {

  public UpSampling1D {
    checkArgument(size >= 1, "UpSampling1D: size must be at least 1, got %s", size);
  }

  /** Returns Keras's default: every timestep twice. */
  public static UpSampling1D standard() {
    return new UpSampling1D(2);
  }

  /** Returns a layer that gives every timestep {@code size} times. */
  public static UpSampling1D of(int size) {
    return new UpSampling1D(size);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    long features = Shapes.requireSequence(where, inputs);
    long timesteps = inputs.get(1);
    return Shape.of(
        inputs.get(0), timesteps == Shapes.UNKNOWN ? timesteps : size * timesteps, features);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return this::repeat;
  }

  private Signal repeat(Call call, Signal input) {
    Ops tf = call.tf();
    Operand<TFloat32> x = input.floats();
    float[] ones = new float[size];
    Arrays.fill(ones, 1);
    Operand<TFloat32> each = tf.constant(Shape.of(size, 1), DataBuffers.of(ones));
    Operand<TFloat32> repeated = tf.math.mul(tf.expandDims(x, tf.constant(2)), each);
    Operand<TInt32> shape = tf.shape(x);
    Operand<TInt32> rows = tf.gather(shape, tf.constant(0), tf.constant(0));
    int features = Math.toIntExact(Shapes.last(input.shape()));
    return Signal.of(
        tf.reshape(
            repeated,
            tf.stack(List.<Operand<TInt32>>of(rows, tf.constant(-1), tf.constant(features)))),
        outputShape(call.layer(), input.shape()));
  }
}
