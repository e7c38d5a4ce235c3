package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceAny;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Leaves out timesteps whose features all equal one value, and sets them to zero.
 *
 * <p><b>Shapes</b>: inputs and outputs {@code [batch, timesteps, features]}. Behaves as {@code
 * keras.layers.Masking}. Immutable.
 *
 * @param maskValue marks a timestep that does not count
 */
public record Masking(float maskValue) implements Layer {

  /** Returns Keras's default: timesteps of zeros do not count. */
  public static Masking standard() {
    return new Masking(0);
  }

  /** Returns a layer that leaves out timesteps in which all features equal {@code maskValue}. */
  public static Masking of(float maskValue) {
    return new Masking(maskValue);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    Shapes.requireSequence(where, inputs);
    return inputs;
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return this::mask;
  }

  private Signal mask(Call call, Signal input) {
    Ops tf = call.tf();
    Operand<TFloat32> x = input.floats();
    Operand<TBool> counts =
        tf.reduceAny(
            tf.math.notEqual(x, tf.constant(maskValue)), tf.constant(-1), ReduceAny.keepDims(true));
    Operand<TFloat32> kept = tf.select(counts, x, tf.zerosLike(x));
    Operand<TBool> mask = tf.squeeze(counts, Squeeze.axis(List.of(2L)));
    return input.then(kept, input.shape()).withMask(mask);
  }
}
