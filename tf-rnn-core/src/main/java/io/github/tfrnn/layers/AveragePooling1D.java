package io.github.tfrnn.layers;

import org.tensorflow.ndarray.Shape;

/**
 * The mean over windows of timesteps, each feature by itself.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps, features]}, output {@code [batch, windows,
 * features]}; the last two axes the other way round in {@link DataFormat#CHANNELS_FIRST}. Takes
 * masks and does not pass them on. Behaves as {@code keras.layers.AveragePooling1D}: padding counts
 * for nothing. Immutable.
 *
 * @param poolSize timesteps of a window, at least 1
 * @param strides timesteps from one window to the next, at least 1
 * @param padding valid or same
 * @param dataFormat where the features stand
 */
public record AveragePooling1D(int poolSize, int strides, Padding padding, DataFormat dataFormat)
    implements Layer {

  public AveragePooling1D {
    Pooling.of(poolSize, strides, padding, dataFormat).checked("AveragePooling1D");
  }

  /** Returns Keras's default: windows of two timesteps, side by side. */
  public static AveragePooling1D standard() {
    return of(2);
  }

  /** Returns windows of {@code poolSize} timesteps, side by side. */
  public static AveragePooling1D of(int poolSize) {
    return new AveragePooling1D(poolSize, poolSize, Padding.VALID, DataFormat.CHANNELS_LAST);
  }

  /** Returns the same with another distance from one window to the next. */
  public AveragePooling1D withStrides(int newStrides) {
    return new AveragePooling1D(poolSize, newStrides, padding, dataFormat);
  }

  /** Returns the same with another padding. */
  public AveragePooling1D withPadding(Padding newPadding) {
    return new AveragePooling1D(poolSize, strides, newPadding, dataFormat);
  }

  /** Returns the same with the features elsewhere. */
  public AveragePooling1D withDataFormat(DataFormat newDataFormat) {
    return new AveragePooling1D(poolSize, strides, padding, newDataFormat);
  }

  private Pooling pooling() {
    return Pooling.of(poolSize, strides, padding, dataFormat);
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
