package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Tape;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TBool;
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
    Operand<TFloat32> mean =
        input.mask().isPresent()
            ? averageValid(call, x, input.mask().get())
            : tf.math.mean(x, tf.constant(1), Mean.keepDims(keepDims));
    return Signal.of(mean, Pooling.outputShape(call.layer(), input.shape(), keepDims));
  }

  private Operand<TFloat32> averageValid(Call call, Operand<TFloat32> x, Operand<TBool> mask) {
    Ops tf = call.tf();
    Operand<TInt32> time = tf.constant(1);
    Operand<TBool> valid = tf.expandDims(mask, tf.constant(2));
    Operand<TFloat32> counts =
        tf.sum(tf.dtypes.cast(valid, TFloat32.class), time, Sum.keepDims(true));
    Operand<TFloat32> kept = tf.select(valid, x, tf.zerosLike(x));
    Operand<TFloat32> mean = tf.math.div(tf.sum(kept, time, Sum.keepDims(true)), counts);
    Operand<TFloat32> shaped = keepDims ? mean : tf.squeeze(mean, Squeeze.axis(List.of(1L)));
    call.record(
        List.of(shaped),
        List.of(x),
        (ops, gradient) -> {
          Operand<TFloat32> each =
              ops.math.div(ops.reshape(gradient.get(0), ops.shape(mean)), counts);
          Operand<TFloat32> spread = ops.broadcastTo(each, ops.shape(x));
          Operand<TFloat32> ofInputs = ops.select(valid, spread, ops.zerosLike(x));
          return new Tape.StepGradients(List.of(ofInputs), Map.of());
        });
    return shaped;
  }
}
