package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

/**
 * Puts timesteps of zeros before and after a sequence.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps, features]}, output {@code [batch, left +
 * timesteps + right, features]}. Takes masks and does not pass them on, as {@code
 * keras.layers.ZeroPadding1D}. Immutable.
 *
 * @param left timesteps before, at least 0
 * @param right timesteps after, at least 0
 */
public record ZeroPadding1D(int left, int right) implements Layer {

  public ZeroPadding1D {
    checkArgument(
        left >= 0 && right >= 0,
        "ZeroPadding1D: paddings must be at least 0, got %s and %s",
        left,
        right);
  }

  /** Returns Keras's default: one timestep on each side. */
  public static ZeroPadding1D standard() {
    return new ZeroPadding1D(1, 1);
  }

  /** Returns a layer that pads both sides alike. */
  public static ZeroPadding1D of(int padding) {
    return new ZeroPadding1D(padding, padding);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    long features = Shapes.requireSequence(where, inputs);
    long timesteps = inputs.get(1);
    return Shape.of(
        inputs.get(0),
        timesteps == Shapes.UNKNOWN ? timesteps : left + timesteps + right,
        features);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return this::pad;
  }

  private Signal pad(Call call, Signal input) {
    Ops tf = call.tf();
    int[][] paddings = {{0, 0}, {left, right}, {0, 0}};
    return Signal.of(
        tf.pad(input.floats(), tf.constant(paddings), tf.constant(0f)),
        outputShape(call.layer(), input.shape()));
  }
}
