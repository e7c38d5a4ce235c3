package io.github.tfrnn.layers;

import org.tensorflow.ndarray.Shape;

/**
 * The maximum over windows of timesteps, each feature by itself.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps, features]}, output {@code [batch, windows,
 * features]}; the last two axes the other way round in {@link DataFormat#CHANNELS_FIRST}. Takes
 * masks and does not pass them on. Behaves as {@code keras.layers.MaxPooling1D}: padding counts for
 * nothing. Immutable.
 *
 * @param poolSize timesteps of a window, at least 1
 * @param strides timesteps from one window to the next, at least 1
 * @param padding valid or same
 * @param dataFormat where the features stand
 */
public record MaxPooling1D(int poolSize, int strides, Padding padding, DataFormat dataFormat)
    implements Layer {

  public MaxPooling1D {
    Pooling.of(poolSize, strides, padding, dataFormat).checked("MaxPooling1D");
  }

  /** Returns Keras's default: windows of two timesteps, side by side. */
  public static MaxPooling1D standard() {
    return of(2);
  }

  /** Returns windows of {@code poolSize} timesteps, side by side. */
  public static MaxPooling1D of(int poolSize) {
    return new MaxPooling1D(poolSize, poolSize, Padding.VALID, DataFormat.CHANNELS_LAST);
  }

  /** Returns the same with another distance from one window to the next. */
  public MaxPooling1D withStrides(int newStrides) {
    return new MaxPooling1D(poolSize, newStrides, padding, dataFormat);
  }

  /** Returns the same with another padding. */
  public MaxPooling1D withPadding(Padding newPadding) {
    return new MaxPooling1D(poolSize, strides, newPadding, dataFormat);
  }

  /** Returns the same with the features elsewhere. */
  public MaxPooling1D withDataFormat(DataFormat newDataFormat) {
    return new MaxPooling1D(poolSize, strides, padding, newDataFormat);
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
    return (call, input) -> pooling().slide(call, input, Pooling::maximum);
  }
}
