package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.ops.Windows;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
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
    checkArgument(poolSize >= 1, "MaxPooling1D: poolSize must be at least 1, got %s", poolSize);
    checkArgument(strides >= 1, "MaxPooling1D: strides must be at least 1, got %s", strides);
    requireNonNull(padding, "padding");
    checkArgument(padding != Padding.CAUSAL, "MaxPooling1D: padding must be VALID or SAME");
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
    long features = Shapes.requireSequence(where, inputs);
    Windows windows = new Windows(poolSize, strides, 1);
    return Shape.of(inputs.get(0), Convolutions.windows(where, windows, padding, inputs), features);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return this::pool;
  }

  private Signal pool(Call call, Signal input) {
    Ops tf = call.tf();
    Operand<TFloat32> image = tf.expandDims(input.floats(), tf.constant(1)); // of one row
    Operand<TFloat32> pooled = pooled(tf, image);
    return Signal.of(
        tf.squeeze(pooled, Squeeze.axis(List.of(1L))), outputShape(call.layer(), input.shape()));
  }

  private Operand<TFloat32> pooled(Ops tf, Operand<TFloat32> image) {
    return tf.nn.maxPool(
        image, tf.array(1, 1, poolSize, 1), tf.array(1, 1, strides, 1), padding.name());
  }
}
