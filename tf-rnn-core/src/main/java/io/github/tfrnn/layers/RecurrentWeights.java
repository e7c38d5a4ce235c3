package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.initializers.Initializer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The weights of a cell in one graph. */
record RecurrentWeights(Weight kernel, Weight recurrentKernel, Optional<Weight> bias) {

  /**
   * Returns an initializer of an LSTM's bias that gives ones to the forget gate.
   *
   * @param others of the other gates
   * @param units of a gate
   */
  static Initializer unitForgetBias(Initializer others, int units) {
    return (shape, random) -> {
      float[] values = others.values(shape, random);
      Arrays.fill(values, units, 2 * units, 1);
      return values;
    };
  }

  /** Returns the size of the inputs' last axis. */
  int features() {
    return (int) kernel.shape().get(0);
  }

  /** Returns the weights that there are. */
  List<Weight> all() {
    List<Weight> all = new ArrayList<>(List.of(kernel, recurrentKernel));
    bias.ifPresent(all::add);
    return all;
  }

  /** Returns the bias, or zeros of the given size where there is none. */
  Operand<TFloat32> biasOrZeros(Ops tf, int size) {
    return bias.<Operand<TFloat32>>map(Weight::value).orElseGet(() -> tf.constant(new float[size]));
  }

  /**
   * Returns gradients by weight.
   *
   * @param ofBias not looked at where there is no bias
   */
  Map<Weight, WeightGradient> gradients(
      Operand<TFloat32> ofKernel, Operand<TFloat32> ofRecurrentKernel, Operand<TFloat32> ofBias) {
    Map<Weight, WeightGradient> gradients = new HashMap<>();
    gradients.put(kernel, new WeightGradient.Dense(ofKernel));
    gradients.put(recurrentKernel, new WeightGradient.Dense(ofRecurrentKernel));
    bias.ifPresent(b -> gradients.put(b, new WeightGradient.Dense(ofBias)));
    return gradients;
  }
}
