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
 * Follow the regularized leader (McMahan et al. 2013); Keras's {@code Ftrl}.
 *
 * <pre>
 *   a' = a + g²                   p = −learningRatePower
 *   z ← z + g + 2·shrinkage·w − (a'ᵖ − aᵖ) / lr · w        a ← a'
 *   w ← (min(max(z, −l1), l1) − z) / (a'ᵖ / lr + 2·l2 + beta / lr)
 * </pre>
 *
 * <p>The new weight does not depend on the old one but through z, which begins as zeros: as in
 * Keras, the first step makes zeros of all entries without a gradient, and so of the rows of an
 * embedding that the first batch does not name. For a row that a batch names several times g² is
 * the sum of the squares.
 *
 * @param learningRate positive
 * @param learningRatePower not positive; −0.5 makes rates fall with the root of the gradients' sum
 * @param initialAccumulatorValue what a begins at, not negative
 * @param l1RegularizationStrength l1, not negative
 * @param l2RegularizationStrength l2, not negative
 * @param l2ShrinkageRegularizationStrength shrinkage, not negative
 * @param beta not negative
 */
public record Ftrl(
    double learningRate,
    double learningRatePower,
    double initialAccumulatorValue,
    double l1RegularizationStrength,
    double l2RegularizationStrength,
    double l2ShrinkageRegularizationStrength,
    double beta)
    implements Optimizer {

  public Ftrl {
    Ranges.requirePositive("Ftrl", "learningRate", learningRate); // it is divided by
    checkArgument(
        learningRatePower <= 0,
        "Ftrl: learningRatePower must not be positive, got %s",
        learningRatePower);
    Ranges.requireNotNegative("Ftrl", "initialAccumulatorValue", initialAccumulatorValue);
    Ranges.requireNotNegative("Ftrl", "l1RegularizationStrength", l1RegularizationStrength);
    Ranges.requireNotNegative("Ftrl", "l2RegularizationStrength", l2RegularizationStrength);
    Ranges.requireNotNegative(
        "Ftrl", "l2ShrinkageRegularizationStrength", l2ShrinkageRegularizationStrength);
    Ranges.requireNotNegative("Ftrl", "beta", beta);
  }

  /** Returns Keras's default: learning rate 0.001. */
  public static Ftrl create() {
    return of(0.001);
  }

  /** Returns Ftrl with power −0.5, accumulators that begin at 0.1, and nothing else. */
  public static Ftrl of(double learningRate) {
    return new Ftrl(learningRate, -0.5, 0.1, 0, 0, 0, 0);
  }

  /** Returns the same with another power. */
  public Ftrl withLearningRatePower(double power) {
    return new Ftrl(
        learningRate,
        power,
        initialAccumulatorValue,
        l1RegularizationStrength,
        l2RegularizationStrength,
        l2ShrinkageRegularizationStrength,
        beta);
  }

  /** Returns the same, the accumulators beginning at another value. */
  public Ftrl withInitialAccumulatorValue(double value) {
    return new Ftrl(
        learningRate,
        learningRatePower,
        value,
        l1RegularizationStrength,
        l2RegularizationStrength,
        l2ShrinkageRegularizationStrength,
        beta);
  }

  /** Returns the same with l1, which makes weights exactly 0. */
  public Ftrl withL1RegularizationStrength(double l1) {
    return new Ftrl(
        learningRate,
        learningRatePower,
        initialAccumulatorValue,
        l1,
        l2RegularizationStrength,
        l2ShrinkageRegularizationStrength,
        beta);
  }

  /** Returns the same with l2. */
  public Ftrl withL2RegularizationStrength(double l2) {
    return new Ftrl(
        learningRate,
        learningRatePower,
        initialAccumulatorValue,
        l1RegularizationStrength,
        l2,
        l2ShrinkageRegularizationStrength,
        beta);
  }

  /** Returns the same with a penalty on the size of the weights, which works as a gradient. */
  public Ftrl withL2ShrinkageRegularizationStrength(double shrinkage) {
    return new Ftrl(
        learningRate,
        learningRatePower,
        initialAccumulatorValue,
        l1RegularizationStrength,
        l2RegularizationStrength,
        shrinkage,
        beta);
  }

  /** Returns the same with another beta. */
  public Ftrl withBeta(double newBeta) {
    return new Ftrl(
        learningRate,
        learningRatePower,
        initialAccumulatorValue,
        l1RegularizationStrength,
        l2RegularizationStrength,
        l2ShrinkageRegularizationStrength,
        newBeta);
  }

  @Override
  public List<Slot> slots(Weight weight) {
    return List.of(
        Slot.of("accumulator", weight.shape()).startingAt(initialAccumulatorValue),
        Slot.of("linear", weight.shape()));
  }

  @Override
  public Op update(Ops tf, Weight weight, WeightGradient gradient, List<Weight> slots, Step step) {
    Operand<TFloat32> power = tf.constant((float) -learningRatePower);
    Operand<TFloat32> before = slots.get(0).value();
    Operand<TFloat32> after = tf.math.add(before, gradient.squares(tf, weight.shape()));
    Operand<TFloat32> grown = tf.math.pow(after, power);
    Operand<TFloat32> sigma =
        tf.math.div(tf.math.sub(grown, tf.math.pow(before, power)), step.learningRate());
    Operand<TFloat32> pulled =
        tf.math.add(
            gradient.toDense(tf, weight.shape()),
            tf.math.mul(
                tf.constant((float) (2 * l2ShrinkageRegularizationStrength)), weight.value()));
    Operand<TFloat32> linear =
        tf.math.add(slots.get(1).value(), tf.math.sub(pulled, tf.math.mul(sigma, weight.value())));
    Operand<TFloat32> l1 = tf.constant((float) l1RegularizationStrength);
    Operand<TFloat32> free =
        tf.math.sub(tf.math.maximum(tf.math.minimum(linear, l1), tf.math.neg(l1)), linear);
    Operand<TFloat32> next = tf.math.div(free, quadratic(tf, grown, step));
    return NewValues.write(tf, slots, List.of(after, linear), next).assign(weight.value(), next);
  }

  private Operand<TFloat32> quadratic(Ops tf, Operand<TFloat32> grown, Step step) {
    Operand<TFloat32> l2 =
        tf.math.add(
            tf.constant((float) l2RegularizationStrength),
            tf.math.div(
                tf.constant((float) beta), tf.math.mul(tf.constant(2f), step.learningRate())));
    return tf.math.add(tf.math.div(grown, step.learningRate()), tf.math.mul(tf.constant(2f), l2));
  }
}
