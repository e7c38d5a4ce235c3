package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

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
    return this::apply;
  }

  private Signal apply(Call call, Signal input) {
    Ops tf = call.tf();
    Operand<TFloat32> x = input.floats();
    Operand<TFloat32> elu = tf.nn.elu(x);
    if (alpha == 1) {
      return input.then(elu, input.shape());
    }
    // elu(x) is its positive part, which stays, and its negative part, which alpha scales.
    Operand<TFloat32> positive = tf.nn.relu(x);
    Operand<TFloat32> negative = tf.math.sub(elu, positive);
    return input.then(
        tf.math.add(positive, tf.math.mul(tf.constant(alpha), negative)), input.shape());
  }
}
