package io.github.tfrnn.layers;

import static java.util.Objects.requireNonNull;

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
 * or {@code [batch, 1, features]} if {@code keepDims}; {@code [batch, features, timesteps]} and
 * {@code [batch, features, 1]} in {@link DataFormat#CHANNELS_FIRST}. A row without a valid timestep
 * becomes NaN, as in {@code keras.layers.GlobalAveragePooling1D}. Immutable.
 *
 * @param keepDims whether the time axis stays, with size 1
 * @param dataFormat where the features stand
 */
public record GlobalAveragePooling1D(boolean keepDims, DataFormat dataFormat) implements Layer {

  public GlobalAveragePooling1D {
    requireNonNull(dataFormat, "dataFormat");
  }

  /** Returns the layer with Keras's defaults. */
  public static GlobalAveragePooling1D create() {
    return new GlobalAveragePooling1D(false, DataFormat.CHANNELS_LAST);
  }

  /** Returns the same that keeps, or does not keep, the axes that it pools over. */
  public GlobalAveragePooling1D withKeepDims(boolean newKeepDims) {
    return new GlobalAveragePooling1D(newKeepDims, dataFormat);
  }

  /** Returns the same with the features elsewhere. */
  public GlobalAveragePooling1D withDataFormat(DataFormat newDataFormat) {
    return new GlobalAveragePooling1D(keepDims, newDataFormat);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    return Pooling.globalShape(where, inputs, dataFormat, 1, keepDims);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return this::average;
  }

  private Signal average(Call call, Signal input) {
    Ops tf = call.tf();
    Operand<TFloat32> x = input.floats();
    int time = dataFormat.axis(0);
    Operand<TFloat32> mean =
        input.mask().isPresent()
            ? averageValid(call, x, input.mask().get())
            : tf.math.mean(x, tf.constant(time), Mean.keepDims(keepDims));
    return Signal.of(mean, outputShape(call.layer(), input.shape()));
  }

  private Operand<TFloat32> averageValid(Call call, Operand<TFloat32> x, Operand<TBool> mask) {
    Ops tf = call.tf();
    Operand<TInt32> time = tf.constant(dataFormat.axis(0));
    Operand<TBool> valid = tf.expandDims(mask, tf.constant(3 - dataFormat.axis(0)));
    Operand<TFloat32> counts =
        tf.sum(tf.dtypes.cast(valid, TFloat32.class), time, Sum.keepDims(true));
    Operand<TFloat32> kept = tf.select(valid, x, tf.zerosLike(x));
    Operand<TFloat32> mean = tf.math.div(tf.sum(kept, time, Sum.keepDims(true)), counts);
    Operand<TFloat32> shaped =
        keepDims ? mean : tf.squeeze(mean, Squeeze.axis(List.of((long) dataFormat.axis(0))));
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
