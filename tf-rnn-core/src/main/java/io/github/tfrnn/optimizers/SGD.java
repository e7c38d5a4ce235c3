package io.github.tfrnn.optimizers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Stochastic gradient descent, with momentum if wanted; Keras's {@code SGD}.
 *
 * <pre>
 *   without momentum   w ← w − lr·g
 *   with momentum      v ← momentum·v − lr·g,   w ← w + v
 *   Nesterov           v ← momentum·v − lr·g,   w ← w + momentum·v − lr·g
 * </pre>
 *
 * <p>Without momentum a sparse gradient changes its rows alone.
 *
 * @param learningRate not negative
 * @param momentum in [0, 1]
 * @param nesterov whether the step looks ahead
 */
public record SGD(double learningRate, double momentum, boolean nesterov) implements Optimizer {

  public SGD {
    Ranges.requireNotNegative("SGD", "learningRate", learningRate);
    checkArgument(
        momentum >= 0 && momentum <= 1, "SGD: momentum must be in [0, 1], got %s", momentum);
  }

  /** Returns Keras's default: learning rate 0.01, no momentum. */
  public static SGD create() {
    return of(0.01);
  }

  /** Returns descent without momentum. */
  public static SGD of(double learningRate) {
    return new SGD(learningRate, 0, false);
  }

  /** Returns the same with momentum. */
  public SGD withMomentum(double newMomentum) {
    return new SGD(learningRate, newMomentum, nesterov);
  }

  /** Returns the same with Nesterov's momentum. */
  public SGD withNesterov(boolean newNesterov) {
    return new SGD(learningRate, momentum, newNesterov);
  }

  @Override
  public List<Slot> slots(Weight weight) {
    return momentum == 0 ? List.of() : List.of(Slot.of("momentum", weight.shape()));
  }

  @Override
  public Op update(Ops tf, Weight weight, WeightGradient gradient, List<Weight> slots, Step step) {
    if (momentum == 0) {
      if (gradient instanceof WeightGradient.Sparse sparse) {
        return tf.scatterSub(
            weight.value(), sparse.rows(), tf.math.mul(sparse.values(), step.learningRate()));
      }
      return tf.train.applyGradientDescent(
          weight.value(), step.learningRate(), gradient.toDense(tf, weight.shape()));
    }
    Operand<TFloat32> move = tf.math.mul(gradient.toDense(tf, weight.shape()), step.learningRate());
    Operand<TFloat32> factor = tf.constant((float) momentum);
    Weight slot = slots.get(0);
    Operand<TFloat32> velocity = tf.math.sub(tf.math.mul(slot.value(), factor), move);
    Operand<TFloat32> change =
        nesterov ? tf.math.sub(tf.math.mul(velocity, factor), move) : velocity;
    Ops computed = tf.withControlDependencies(velocity, change);
    return computed
        .withControlDependencies(computed.assign(slot.value(), velocity))
        .assignAdd(weight.value(), change);
  }
}
