package io.github.tfrnn.optimizers;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Adafactor, which keeps squares by row and by column (Shazeer and Stern 2018); Keras's {@code
 * Adafactor}.
 *
 * <pre>
 *   ρ = min(lr, 1 / √t)      α = max(ε₂, rms(w))·ρ      β = 1 − t^β₂Decay
 *   a matrix:   r ← β·r + (1 − β)·mean of g² + ε₁ over each row
 *               c ← β·c + (1 − β)·mean of g² + ε₁ over each column      v ← r / mean(r) · c
 *   a vector:   v ← β·v + (1 − β)·(g² + ε₁)
 *   u = g / √v               w ← w − α·u / max(1, rms(u) / clipThreshold)
 * </pre>
 *
 * <p>Of a weight with more axes the last two are factored. As in Keras, v is kept as a whole
 * besides r and c, so nothing is saved; for a row of an embedding that a batch names several times
 * g² and u² are sums of the squares. Keras's {@code relative_step} changes no number there, since
 * the learning rate is never above 1 / √t, and is left out.
 *
 * @param learningRate not negative
 * @param beta2Decay exponent, not positive; the closer to 0, the sooner squares are forgotten
 * @param epsilon1 ε₁, positive
 * @param epsilon2 ε₂, positive
 * @param clipThreshold positive
 */
public record Adafactor(
    double learningRate, double beta2Decay, double epsilon1, double epsilon2, double clipThreshold)
    implements Optimizer {

  public Adafactor {
    Ranges.requireNotNegative("Adafactor", "learningRate", learningRate);
    Ranges.requireNotNegative("Adafactor", "-beta2Decay", -beta2Decay);
    Ranges.requirePositive("Adafactor", "epsilon1", epsilon1);
    Ranges.requirePositive("Adafactor", "epsilon2", epsilon2);
    Ranges.requirePositive("Adafactor", "clipThreshold", clipThreshold);
  }

  /** Returns Keras's default: learning rate 0.001. */
  public static Adafactor create() {
    return of(0.001);
  }

  /** Returns Adafactor with decay −0.8, ε₁ = 1e-30, ε₂ = 0.001 and clip threshold 1. */
  public static Adafactor of(double learningRate) {
    return new Adafactor(learningRate, -0.8, 1e-30, 1e-3, 1);
  }

  /** Returns the same with another exponent. */
  public Adafactor withBeta2Decay(double newDecay) {
    return new Adafactor(learningRate, newDecay, epsilon1, epsilon2, clipThreshold);
  }

  /** Returns the same with another ε₁. */
  public Adafactor withEpsilon1(double newEpsilon) {
    return new Adafactor(learningRate, beta2Decay, newEpsilon, epsilon2, clipThreshold);
  }

  /** Returns the same with another ε₂. */
  public Adafactor withEpsilon2(double newEpsilon) {
    return new Adafactor(learningRate, beta2Decay, epsilon1, newEpsilon, clipThreshold);
  }

  /** Returns the same with another threshold. */
  public Adafactor withClipThreshold(double newThreshold) {
    return new Adafactor(learningRate, beta2Decay, epsilon1, epsilon2, newThreshold);
  }

  /** {@inheritDoc} Of a vector r and c are numbers that nothing reads, as in Keras. */
  @Override
  public List<Slot> slots(Weight weight) {
    Shape shape = weight.shape();
    Shape rows = Shape.scalar();
    Shape columns = Shape.scalar();
    int axes = shape.numDimensions();
    if (factored(weight)) {
      long[] sizes = shape.asArray();
      rows = Shape.of(Arrays.copyOf(sizes, axes - 1));
      long[] columnSizes = Arrays.copyOf(sizes, axes - 1);
      columnSizes[axes - 2] = sizes[axes - 1];
      columns = Shape.of(columnSizes);
    }
    return List.of(Slot.of("r", rows), Slot.of("c", columns), Slot.of("velocity", shape));
  }

  private static boolean factored(Weight weight) {
    return weight.shape().numDimensions() >= 2;
  }

  @Override
  public Op update(Ops tf, Weight weight, WeightGradient gradient, List<Weight> slots, Step step) {
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> dense = gradient.toDense(tf, weight.shape());
    Operand<TFloat32> squares = gradient.squares(tf, weight.shape());
    Operand<TFloat32> regulated = tf.math.add(squares, tf.constant((float) epsilon1));
    Operand<TFloat32> forget = tf.math.pow(step.number(), tf.constant((float) beta2Decay));

    Operand<TFloat32> v;
    List<Weight> changed;
    List<Operand<TFloat32>> next;
    if (factored(weight)) {
      Operand<TFloat32> r = mixed(tf, slots.get(0), mean(tf, regulated, -1), forget);
      Operand<TFloat32> c = mixed(tf, slots.get(1), mean(tf, regulated, -2), forget);
      Operand<TFloat32> whole = tf.math.mean(r, tf.constant(-1), Mean.keepDims(true));
      v =
          tf.math.mul(
              tf.expandDims(tf.math.div(r, whole), tf.constant(-1)),
              tf.expandDims(c, tf.constant(-2)));
      changed = slots;
      next = List.of(r, c, v);
    } else {
      v = mixed(tf, slots.get(2), regulated, forget);
      changed = slots.subList(2, 3);
      next = List.of(v);
    }

    Operand<TFloat32> u = tf.math.div(dense, tf.math.sqrt(v));
    Operand<TFloat32> size = tf.math.sqrt(mean(tf, tf.math.div(squares, v)));
    Operand<TFloat32> limit =
        tf.math.maximum(one, tf.math.div(size, tf.constant((float) clipThreshold)));
    Operand<TFloat32> change = tf.math.mul(rate(tf, weight, step), tf.math.div(u, limit));
    return NewValues.subtract(tf, changed, next, weight, change);
  }

  /** α. */
  private Operand<TFloat32> rate(Ops tf, Weight weight, Step step) {
    Operand<TFloat32> size = tf.math.sqrt(mean(tf, tf.math.square(weight.value())));
    Operand<TFloat32> most = tf.math.reciprocal(tf.math.sqrt(step.number()));
    return tf.math.mul(
        tf.math.maximum(tf.constant((float) epsilon2), size),
        tf.math.minimum(step.learningRate(), most));
  }

  /** β·slot + (1 − β)·latest. */
  private static Operand<TFloat32> mixed(
      Ops tf, Weight slot, Operand<TFloat32> latest, Operand<TFloat32> forget) {
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> beta = tf.math.sub(one, forget);
    return tf.math.add(
        tf.math.mul(beta, slot.value()), tf.math.mul(tf.math.sub(one, beta), latest));
  }

  private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> values, int axis) {
    return tf.math.mean(values, tf.constant(axis));
  }

  private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> values) {
    return mean(tf, tf.reshape(values, tf.array(-1)), 0);
  }
}
