package io.github.tfrnn.layers;

import static java.util.Objects.requireNonNull;

import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.ReduceMax;

/**
 * The greatest value of each feature over all timesteps.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps, features]}; output {@code [batch, features]},
 * or {@code [batch, 1, features]} if {@code keepDims}; {@code [batch, features, timesteps]} and
 * {@code [batch, features, 1]} in {@link DataFormat#CHANNELS_FIRST}. Masked timesteps take part, as
 * in {@code keras.layers.GlobalMaxPooling1D}. Immutable.
 *
 * @param keepDims whether the time axis stays, with size 1
 * @param dataFormat where the features stand
 */
public record GlobalMaxPooling1D(boolean keepDims, DataFormat dataFormat) implements Layer {

  public GlobalMaxPooling1D {
    requireNonNull(dataFormat, "dataFormat");
  }

  /** Returns the layer with Keras's defaults. */
  public static GlobalMaxPooling1D create() {
    return new GlobalMaxPooling1D(false, DataFormat.CHANNELS_LAST);
  }

  /** Returns the same that keeps, or does not keep, the axes that it pools over. */
  public GlobalMaxPooling1D withKeepDims(boolean newKeepDims) {
    return new GlobalMaxPooling1D(newKeepDims, dataFormat);
  }

  /** Returns the same with the features elsewhere. */
  public GlobalMaxPooling1D withDataFormat(DataFormat newDataFormat) {
    return new GlobalMaxPooling1D(keepDims, newDataFormat);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    return Pooling.globalShape(where, inputs, dataFormat, 1, keepDims);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return Pooling.global(
        this, dataFormat, 1, (tf, x, axes) -> tf.reduceMax(x, axes, ReduceMax.keepDims(keepDims)));
  }
}
