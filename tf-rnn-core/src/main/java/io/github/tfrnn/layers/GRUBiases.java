package io.github.tfrnn.layers;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The biases of a GRU, zeros where it has none, {@code [3·units]} each.
 *
 * @param ofInputs added to the product of the inputs
 * @param ofState added to the product of the state; null if the reset gate comes before it
 */
record GRUBiases(Operand<TFloat32> ofInputs, Operand<TFloat32> ofState) {

  static GRUBiases of(Ops tf, GRU layer, RecurrentWeights weights) {
    Operand<TFloat32> bias = weights.biasOrZeros(tf, 3 * layer.units());
    if (!layer.resetAfter()) {
      return new GRUBiases(bias, null);
    }
    if (weights.bias().isEmpty()) {
      return new GRUBiases(bias, bias);
    }
    List<Output<TFloat32>> both = tf.unstack(bias, 2L).output();
    return new GRUBiases(both.get(0), both.get(1));
  }
}
