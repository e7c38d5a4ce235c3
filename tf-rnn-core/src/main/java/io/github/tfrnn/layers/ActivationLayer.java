package io.github.tfrnn.layers;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.activations.Activation;
import org.tensorflow.ndarray.Shape;

/**
 * Applies an activation to its inputs, of any shape; Keras's {@code Activation} layer. Passes masks
 * on. Immutable.
 *
 * @param activation what is applied
 */
public record ActivationLayer(Activation activation) implements Layer {

  public ActivationLayer {
    requireNonNull(activation, "activation");
  }

  /** Returns a layer that applies {@code activation}. */
  public static ActivationLayer of(Activation activation) {
    return new ActivationLayer(activation);
  }

  @Override
  public String kind() {
    return "Activation";
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    return Activations.outputShape(where, activation, inputs);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return (call, input) -> Activations.apply(call, activation, input);
  }
}
