package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.index.Indices;

/**
 * Cuts timesteps off both ends of a sequence.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps, features]}, output {@code [batch, timesteps −
 * left − right, features]}. Takes masks and does not pass them on, as {@code
 * keras.layers.Cropping1D}. Immutable.
 *
 * @param left timesteps cut off at the beginning, at least 0
 * @param right timesteps cut off at the end, at least 0
 */
public record Cropping1D(int left, int right) implements Layer {

  public Cropping1D {
    checkArgument(
        left >= 0 && right >= 0,
        "Cropping1D: croppings must be at least 0, got %s and %s",
        left,
        right);
  }

  /** Returns Keras's default: one timestep on each side. */
  public static Cropping1D standard() {
    return new Cropping1D(1, 1);
  }

  /** Returns a layer that cuts as much off both ends. */
  public static Cropping1D of(int cropping) {
    return new Cropping1D(cropping, cropping);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    long features = Shapes.requireSequence(where, inputs);
    long timesteps = inputs.get(1);
    if (timesteps == Shapes.UNKNOWN) {
      return inputs;
    }
    checkArgument(
        timesteps > left + right,
        "%s: cutting off %s and %s timesteps leaves nothing of %s.",
        where,
        left,
        right,
        Shapes.toString(inputs));
    return Shape.of(inputs.get(0), timesteps - left - right, features);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return this::crop;
  }

  private Signal crop(Call call, Signal input) {
    return Signal.of(
        call.tf()
            .stridedSlice(
                input.floats(),
                Indices.all(),
                right == 0 ? Indices.sliceFrom(left) : Indices.slice(left, -right),
                Indices.all()),
        outputShape(call.layer(), input.shape()));
  }
}
