package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The mean over windows of timesteps, each feature by itself.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps, features]}, output {@code [batch, windows,
 * features]}. Takes masks and does not pass them on. Behaves as {@code
 * keras.layers.AveragePooling1D}: padding counts for nothing. Immutable.
 *
 * @param poolSize timesteps of a window, at least 1
 * @param strides timesteps from one window to the next, at least 1
 * @param padding valid or same
 */
public record AveragePooling1D(int poolSize, int strides, Padding padding) implements Layer {

  public AveragePooling1D {
    Pooling.check("AveragePooling1D", poolSize, strides, padding);
  }

  /** Returns windows of {@code poolSize} timesteps, side by side. */
  public static AveragePooling1D of(int poolSize) {
    return new AveragePooling1D(poolSize, poolSize, Padding.VALID);
  }

  /** Returns the same with another distance from one window to the next. */
  public AveragePooling1D withStrides(int newStrides) {
    return new AveragePooling1D(poolSize, newStrides, padding);
  }

  /** Returns the same with another padding. */
  public AveragePooling1D withPadding(Padding newPadding) {
    return new AveragePooling1D(poolSize, strides, newPadding);
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
    return tf.nn.avgPool(
        image,
        List.of(1L, 1L, (long) poolSize, 1L),
        List.of(1L, 1L, (long) strides, 1L),
        padding.name());
  }
}
