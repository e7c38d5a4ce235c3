package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import org.tensorflow.ndarray.Shape;

/**
 * Puts all values of an example in one row: {@code [batch, ...]} becomes {@code [batch, size]}.
 * Takes masks and does not pass them on, as {@code keras.layers.Flatten}. Immutable.
 */
public record Flatten() implements Layer {

  /** Returns the layer. */
  public static Flatten create() {
    return new Flatten();
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    Shape example = inputs.tail();
    checkArgument(
        !example.hasUnknownDimension(),
        "%s: every axis but the batch's must be known, got %s. Start the model with an Input that"
            + " tells the number of timesteps, such as Input.of(100).",
        where,
        Shapes.toString(inputs));
    return Shape.of(inputs.get(0), example.size());
  }

  @Override
  public boolean needsTimesteps() {
    return true;
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    int size = Math.toIntExact(inputs.tail().size());
    return (call, input) ->
        Signal.of(
            call.tf().reshape(input.floats(), call.tf().array(-1, size)),
            Shape.of(input.shape().get(0), size));
  }
}
