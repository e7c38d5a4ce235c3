package io.github.tfrnn.layers;

import java.util.List;
import org.tensorflow.ndarray.Shape;

/**
 * The maximum over windows of rows and columns, each channel by itself.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, rows, columns, channels]}, output {@code [batch, windows
 * of rows, windows of columns, channels]}; the channels come right after the batch in {@link
 * DataFormat#CHANNELS_FIRST}. Takes masks and does not pass them on. Behaves as {@code
 * keras.layers.MaxPooling2D}: padding counts for nothing. Immutable.
 *
 * @param poolSize rows and columns of a window, at least 1 each
 * @param strides rows and columns from one window to the next, at least 1 each
 * @param padding valid or same
 * @param dataFormat where the channels stand
 */
public record MaxPooling2D(
    List<Integer> poolSize, List<Integer> strides, Padding padding, DataFormat dataFormat)
    implements Layer {

  public MaxPooling2D {
    poolSize = List.copyOf(poolSize);
    strides = List.copyOf(strides);
    Convolutions.checkTwo("MaxPooling2D", "poolSize", poolSize);
    Convolutions.checkTwo("MaxPooling2D", "strides", strides);
    new Pooling(poolSize, strides, padding, dataFormat).checked("MaxPooling2D");
  }

  /** Returns Keras's default: windows of two rows and two columns, side by side. */
  public static MaxPooling2D standard() {
    return of(2, 2);
  }

  /** Returns windows of the given size, side by side. */
  public static MaxPooling2D of(int rows, int columns) {
    List<Integer> size = List.of(rows, columns);
    return new MaxPooling2D(size, size, Padding.VALID, DataFormat.CHANNELS_LAST);
  }

  /** Returns the same with other distances from one window to the next. */
  public MaxPooling2D withStrides(int rows, int columns) {
    return new MaxPooling2D(poolSize, List.of(rows, columns), padding, dataFormat);
  }

  /** Returns the same with another padding. */
  public MaxPooling2D withPadding(Padding newPadding) {
    return new MaxPooling2D(poolSize, strides, newPadding, dataFormat);
  }

  /** Returns the same with the channels elsewhere. */
  public MaxPooling2D withDataFormat(DataFormat newDataFormat) {
    return new MaxPooling2D(poolSize, strides, padding, newDataFormat);
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
    return (call, input) -> pooling().slide(call, input, Pooling::maximum);
  }
}
