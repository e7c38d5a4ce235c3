package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The scale and the shift that a layer learns, in one graph.
 *
 * @param gamma the scale
 * @param beta the shift
 * @param spread the weights' shape as it stands among the axes of the inputs
 */
record Affine(Optional<Weight> gamma, Optional<Weight> beta, Shape spread) {

  /** Creates the weights that the layer's options ask for, of the sizes of some axes. */
  static Affine build(BuildContext context, AffineLayer layer, int[] axes, Shape inputs) {
    Shape sizes = Axes.sizes(context.layer(), axes, inputs);
    WeightSpec gamma =
        WeightSpec.of("gamma", sizes, layer.gammaInitializer())
            .regularizedBy(layer.gammaRegularizer())
            .constrainedBy(layer.gammaConstraint());
    WeightSpec beta =
        WeightSpec.of("beta", sizes, layer.betaInitializer())
            .regularizedBy(layer.betaRegularizer())
            .constrainedBy(layer.betaConstraint());
    return new Affine(
        layer.scale() ? Optional.of(context.addWeight(gamma)) : Optional.empty(),
        layer.center() ? Optional.of(context.addWeight(beta)) : Optional.empty(),
        Axes.spread(axes, sizes, inputs.numDimensions()));
  }

  /** Returns values of the inputs' shape, scaled and shifted. */
  Operand<TFloat32> apply(Ops tf, Operand<TFloat32> values) {
    return shifted(tf, scaled(tf, values));
  }

  /** Returns values that spread over the inputs' shape, scaled. */
  Operand<TFloat32> scaled(Ops tf, Operand<TFloat32> values) {
    return gamma.isPresent() ? tf.math.mul(values, spread(tf, gamma.get())) : values;
  }

  /** Returns values that spread over the inputs' shape, shifted. */
  Operand<TFloat32> shifted(Ops tf, Operand<TFloat32> values) {
    return beta.isPresent() ? tf.math.add(values, spread(tf, beta.get())) : values;
  }

  /**
   * Returns the gradients of the weights that there are.
   *
   * @param scale that of the scale, as it stands among the axes of the inputs
   * @param shift that of the shift
   */
  Map<Weight, WeightGradient> gradients(Ops tf, Operand<TFloat32> scale, Operand<TFloat32> shift) {
    Map<Weight, WeightGradient> gradients = new LinkedHashMap<>();
    gamma.ifPresent(weight -> gradients.put(weight, gathered(tf, weight, scale)));
    beta.ifPresent(weight -> gradients.put(weight, gathered(tf, weight, shift)));
    return gradients;
  }

  private static WeightGradient gathered(Ops tf, Weight weight, Operand<TFloat32> spread) {
    return new WeightGradient.Dense(tf.reshape(spread, tf.constant(weight.shape().asArray())));
  }

  /** Returns a weight of the axes' sizes as it stands among the axes of the inputs. */
  Operand<TFloat32> spread(Ops tf, Weight weight) {
    return tf.reshape(weight.value(), tf.constant(spread.asArray()));
  }
}
