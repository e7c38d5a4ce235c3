package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The mean over the timesteps that count.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps, features]}; output {@code [batch, features]},
 * or {@code [batch, 1, features]} if {@code keepDims}. A row without a valid timestep becomes NaN,
 * as in {@code keras.layers.GlobalAveragePooling1D}. Immutable.
 *
 * @param keepDims whether the time axis stays, with size 1
 */
public record GlobalAveragePooling1D(boolean keepDims) implements Layer {

  /** Returns the layer with Keras's defaults. */
  public static GlobalAveragePooling1D create() {
    return new GlobalAveragePooling1D(false);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    return Pooling.outputShape(where, inputs, keepDims);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return this::average;
  }

  private Signal average(Call call, Signal input) {
    Ops tf = call.tf();
    Operand<TFloat32> x = input.floats();
    Operand<TInt32> time = tf.constant(1);
    Operand<TFloat32> mean =
        input
            .mask()
            .<Operand<TFloat32>>map(
                mask -> {
                  Operand<TFloat32> counts =
                      tf.expandDims(tf.dtypes.cast(mask, TFloat32.class), tf.constant(2));
                  return tf.math.div(
                      tf.sum(tf.math.mul(x, counts), time, Sum.keepDims(keepDims)),
                      tf.sum(counts, time, Sum.keepDims(keepDims)));
                })
            .orElseGet(() -> tf.math.mean(x, time, org.tensorflow.op.math.Mean.keepDims(keepDims)));
    return Signal.of(mean, Pooling.outputShape(call.layer(), input.shape(), keepDims));
  }
}
