package io.github.tfrnn.layers;

import static java.util.Objects.requireNonNull;

import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.ReduceMax;

/**
 * The greatest value of each channel over all rows and columns.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, rows, columns, channels]}; output {@code [batch,
 * channels]}, or {@code [batch, 1, 1, channels]} if {@code keepDims}; the channels come right after
 * the batch in {@link DataFormat#CHANNELS_FIRST}. Takes masks and does not pass them on. Behaves as
 * {@code keras.layers.GlobalMaxPooling2D}. Immutable.
 *
 * @param keepDims whether both axes stay, with size 1
 * @param dataFormat where the channels stand
 */
public record GlobalMaxPooling2D(boolean keepDims, DataFormat dataFormat) implements Layer {

  public GlobalMaxPooling2D {
    requireNonNull(dataFormat, "dataFormat");
  }

  /** Returns the layer with Keras's defaults. */
  public static GlobalMaxPooling2D create() {
    return new GlobalMaxPooling2D(false, DataFormat.CHANNELS_LAST);
  }

  /** Returns the same that keeps, or does not keep, the axes that it pools over. */
  public GlobalMaxPooling2D withKeepDims(boolean newKeepDims) {
    return new GlobalMaxPooling2D(newKeepDims, dataFormat);
  }

  /** Returns the same with the channels elsewhere. */
  public GlobalMaxPooling2D withDataFormat(DataFormat newDataFormat) {
    return new GlobalMaxPooling2D(keepDims, newDataFormat);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    return Pooling.globalShape(where, inputs, dataFormat, 2, keepDims);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return Pooling.global(
        this, dataFormat, 2, (tf, x, axes) -> tf.reduceMax(x, axes, ReduceMax.keepDims(keepDims)));
  }
}
