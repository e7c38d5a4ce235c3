package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

/**
 * Puts timesteps of zeros before and after a sequence.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps, features]}, output {@code [batch, left +
 * timesteps + right, features]}; the last two axes the other way round in {@link
 * DataFormat#CHANNELS_FIRST}. Takes masks and does not pass them on, as {@code
 * keras.layers.ZeroPadding1D}. Immutable.
 *
 * @param left timesteps before, at least 0
 * @param right timesteps after, at least 0
 * @param dataFormat where the features stand
 */
public record ZeroPadding1D(int left, int right, DataFormat dataFormat) implements Layer {

  public ZeroPadding1D {
    checkArgument(
        left >= 0 && right >= 0,
        "ZeroPadding1D: paddings must be at least 0, got %s and %s",
        left,
        right);
    requireNonNull(dataFormat, "dataFormat");
  }

  /** Returns Keras's default: one timestep on each side. */
  public static ZeroPadding1D standard() {
    return of(1);
  }

  /** Returns a layer that pads both sides alike. */
  public static ZeroPadding1D of(int padding) {
    return of(padding, padding);
  }

  /** Returns a layer that puts {@code left} timesteps before and {@code right} after. */
  public static ZeroPadding1D of(int left, int right) {
    return new ZeroPadding1D(left, right, DataFormat.CHANNELS_LAST);
  }

  /** Returns the same with the features elsewhere. */
  public ZeroPadding1D withDataFormat(DataFormat newDataFormat) {
    return new ZeroPadding1D(left, right, newDataFormat);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    long features = dataFormat.requireChannels(where, inputs, 1);
    long timesteps = inputs.get(dataFormat.axis(0));
    return dataFormat.shape(
        inputs.get(0),
        features,
        timesteps == Shapes.UNKNOWN ? timesteps : left + timesteps + right);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return this::pad;
  }

  private Signal pad(Call call, Signal input) {
    Ops tf = call.tf();
    int[][] paddings = new int[3][2];
    paddings[dataFormat.axis(0)] = new int[] {left, right};
    return Signal.of(
        tf.pad(input.floats(), tf.constant(paddings), tf.constant(0f)),
        outputShape(call.layer(), input.shape()));
  }
}
