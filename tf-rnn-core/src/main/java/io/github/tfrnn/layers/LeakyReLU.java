package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.activations.Activation;
import org.tensorflow.ndarray.Shape;

/**
 * x where positive, negativeSlope·x elsewhere (Maas et al. 2013). Inputs of any shape; passes masks
 * on. Behaves as {@code keras.layers.LeakyReLU}. Immutable.
 *
 * @param negativeSlope at least 0
 */
public record LeakyReLU(float negativeSlope) implements Layer {

  public LeakyReLU {
    checkArgument(
        negativeSlope >= 0, "LeakyReLU: negativeSlope must be at least 0, got %s", negativeSlope);
  }

  /** Returns Keras's default: a slope of 0.3. */
  public static LeakyReLU create() {
    return new LeakyReLU(0.3f);
  }

  /** Returns a layer with the given slope. */
  public static LeakyReLU of(double negativeSlope) {
    return new LeakyReLU((float) negativeSlope);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    return inputs;
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    Activation leaky = Activation.leakyRelu(negativeSlope);
    return (call, input) -> input.then(leaky.apply(call.tf(), input.floats()), input.shape());
  }
}
