package io.github.tfrnn.layers;

import io.github.tfrnn.activations.Activation;
import org.tensorflow.ndarray.Shape;

/**
 * x where positive, alpha·(exp(x) − 1) elsewhere (Clevert et al. 2015). Inputs of any shape; passes
 * masks on. Behaves as {@code keras.layers.ELU}. Immutable.
 *
 * @param alpha where it saturates, times −1
 */
public record ELU(float alpha) implements Layer {

  /** Returns Keras's default: an alpha of 1. */
  public static ELU create() {
    return new ELU(1);
  }

  /** Returns a layer with the given alpha. */
  public static ELU of(double alpha) {
    return new ELU((float) alpha);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    return inputs;
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    Activation elu = Activation.elu(alpha);
    return (call, input) -> input.then(elu.apply(call.tf(), input.floats()), input.shape());
  }
}
