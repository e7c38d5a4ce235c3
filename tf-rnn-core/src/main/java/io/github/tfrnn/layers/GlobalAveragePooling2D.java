package io.github.tfrnn.layers;

import static java.util.Objects.requireNonNull;

import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.math.Mean;

/**
 * The mean of each channel over all rows and columns.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, rows, columns, channels]}; output {@code [batch,
 * channels]}, or {@code [batch, 1, 1, channels]} if {@code keepDims}; the channels come right after
 * the batch in {@link DataFormat#CHANNELS_FIRST}. Takes masks and does not pass them on. Behaves as
 * {@code keras.layers.GlobalAveragePooling2D}. Immutable.
 *
 * @param keepDims whether both axes stay, with size 1
 * @param dataFormat where the channels stand
 */
public record GlobalAveragePooling2D(boolean keepDims, DataFormat dataFormat) implements Layer {

  public GlobalAveragePooling2D {
    requireNonNull(dataFormat, "dataFormat");
  }

  /** Returns the layer with Keras's defaults. */
  public static GlobalAveragePooling2D create() {
    return new GlobalAveragePooling2D(false, DataFormat.CHANNELS_LAST);
  }

  /** Returns the same that keeps, or does not keep, the axes that it pools over. */
  public GlobalAveragePooling2D withKeepDims(boolean newKeepDims) {
    return new GlobalAveragePooling2D(newKeepDims, dataFormat);
  }

  /** Returns the same with the channels elsewhere. */
  public GlobalAveragePooling2D withDataFormat(DataFormat newDataFormat) {
    return new GlobalAveragePooling2D(keepDims, newDataFormat);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    return Pooling.globalShape(where, inputs, dataFormat, 2, keepDims);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return Pooling.global(
        this, dataFormat, 2, (tf, x, axes) -> tf.math.mean(x, axes, Mean.keepDims(keepDims)));
  }
}
