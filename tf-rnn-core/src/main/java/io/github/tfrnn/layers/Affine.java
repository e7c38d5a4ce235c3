package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Weight;
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
    Operand<TFloat32> y = values;
    if (gamma.isPresent()) {
      y = tf.math.mul(y, spread(tf, gamma.get()));
    }
    return beta.isPresent() ? tf.math.add(y, spread(tf, beta.get())) : y;
  }

  /** Returns a weight of the axes' sizes as it stands among the axes of the inputs. */
  Operand<TFloat32> spread(Ops tf, Weight weight) {
    return tf.reshape(weight.value(), tf.constant(spread.asArray()));
  }
}
