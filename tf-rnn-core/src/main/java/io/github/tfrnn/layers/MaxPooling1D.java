package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The maximum over windows of timesteps, each feature by itself.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps, features]}, output {@code [batch, windows,
 * features]}. Takes masks and does not pass them on. Behaves as {@code keras.layers.MaxPooling1D}:
 * padding counts for nothing. Immutable.
 *
 * @param poolSize timesteps of a window, at least 1
 * @param strides timesteps from one window to the next, at least 1
 * @param padding valid or same
 */
public record MaxPooling1D(int poolSize, int strides, Padding padding) implements Layer {

  public MaxPooling1D {
    Pooling.check("MaxPooling1D", poolSize, strides, padding);
  }

  /** Returns Keras's default: windows of two timesteps, side by side. */
  public static MaxPooling1D standard() {
    return of(2);
  }

  /** Returns windows of {@code poolSize} timesteps, side by side. */
  public static MaxPooling1D of(int poolSize) {
    return new MaxPooling1D(poolSize, poolSize, Padding.VALID);
  }

  /** Returns the same with another distance from one window to the next. */
  public MaxPooling1D withStrides(int newStrides) {
    return new MaxPooling1D(poolSize, newStrides, padding);
  }

  /** Returns the same with another padding. */
  public MaxPooling1D withPadding(Padding newPadding) {
    return new MaxPooling1D(poolSize, strides, newPadding);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    return Pooling.slidingShape(where, inputs, poolSize, strides, padding);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return this::pool;
  }

  private Signal pool(Call call, Signal input) {
    Shape shape = outputShape(call.layer(), input.shape());
    return Pooling.slide(call, input, shape, this::pooled);
  }

  private Operand<TFloat32> pooled(Ops tf, Operand<TFloat32> image) {
    return tf.nn.maxPool(
        image, tf.array(1, 1, poolSize, 1), tf.array(1, 1, strides, 1), padding.name());
  }
}
