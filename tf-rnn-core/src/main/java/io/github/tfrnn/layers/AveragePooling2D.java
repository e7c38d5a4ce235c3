package io.github.tfrnn.layers;

import java.util.List;
import org.tensorflow.ndarray.Shape;

/**
 * The mean over windows of rows and columns, each channel by itself.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, rows, columns, channels]}, output {@code [batch, windows
 * of rows, windows of columns, channels]}; the channels come right after the batch in {@link
 * DataFormat#CHANNELS_FIRST}. Takes masks and does not pass them on. Behaves as {@code
 * keras.layers.AveragePooling2D}: padding counts for nothing. Immutable.
 *
 * @param poolSize rows and columns of a window, at least 1 each
 * @param strides rows and columns from one window to the next, at least 1 each
 * @param padding valid or same
 * @param dataFormat where the channels stand
 */
public record AveragePooling2D(
    List<Integer> poolSize, List<Integer> strides, Padding padding, DataFormat dataFormat)
    implements Layer {

  public AveragePooling2D {
    poolSize = List.copyOf(poolSize);
    strides = List.copyOf(strides);
    Convolutions.checkTwo("AveragePooling2D", "poolSize", poolSize);
    Convolutions.checkTwo("AveragePooling2D", "strides", strides);
    new Pooling(poolSize, strides, padding, dataFormat).checked("AveragePooling2D");
  }

  /** Returns Keras's default: windows of two rows and two columns, side by side. */
  public static AveragePooling2D standard() {
    return of(2, 2);
  }

  /** Returns windows of the given size, side by side. */
  public static AveragePooling2D of(int rows, int columns) {
    List<Integer> size = List.of(rows, columns);
    return new AveragePooling2D(size, size, Padding.VALID, DataFormat.CHANNELS_LAST);
  }

  /** Returns the same with other distances from one window to the next. */
  public AveragePooling2D withStrides(int rows, int columns) {
    return new AveragePooling2D(poolSize, List.of(rows, columns), padding, dataFormat);
  }

  /** Returns the same with another padding. */
  public AveragePooling2D withPadding(Padding newPadding) {
    return new AveragePooling2D(poolSize, strides, newPadding, dataFormat);
  }

  /** Returns the same with the channels elsewhere. */
  public AveragePooling2D withDataFormat(DataFormat newDataFormat) {
    return new AveragePooling2D(poolSize, strides, padding, newDataFormat);
  }

  private Pooling pooling() {
    return new Pooling(poolSize, strides, padding, dataFormat);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    return pooling().outputShape(where, inputs);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return (call, input) -> pooling().slide(call, input, Pooling::average);
  }
}
