package io.github.tfrnn.optimizers;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adagrad (Duchi, Hazan and Singer 2011); Keras's {@code Adagrad}.
 *
 * <pre>
 *   a ← a + g²      w ← w − lr·g / √(a + ε)
 * </pre>
 *
 * <p>A sparse gradient changes its rows alone; as in Keras, for a row that it names several times
 * g² is the sum of the squares.
 *
 * @param learningRate not negative
 * @param initialAccumulatorValue what a begins at, not negative
 * @param epsilon ε, positive
 */
public record Adagrad(double learningRate, double initialAccumulatorValue, double epsilon)
    implements Optimizer {

  public Adagrad {
    Ranges.requireNotNegative("Adagrad", "learningRate", learningRate);
    Ranges.requireNotNegative("Adagrad", "initialAccumulatorValue", initialAccumulatorValue);
    Ranges.requirePositive("Adagrad", "epsilon", epsilon);
  }

  /** Returns Keras's default: learning rate 0.001. */
  public static Adagrad create() {
    return of(0.001);
  }

  /** Returns Adagrad with accumulators that begin at 0.1, and ε = 1e-7. */
  public static Adagrad of(double learningRate) {
    return new Adagrad(learningRate, 0.1, 1e-7);
  }

  /** Returns the same, the accumulators beginning at another value. */
  public Adagrad withInitialAccumulatorValue(double newValue) {
    return new Adagrad(learningRate, newValue, epsilon);
  }

  /** Returns the same with another ε. */
  public Adagrad withEpsilon(double newEpsilon) {
    return new Adagrad(learningRate, initialAccumulatorValue, newEpsilon);
  }

  @Override
  public List<Slot> slots(Weight weight) {
    return List.of(Slot.of("accumulator", weight.shape()).startingAt(initialAccumulatorValue));
  }

  @Override
  public Op update(Ops tf, Weight weight, WeightGradient gradient, List<Weight> slots, Step step) {
    Weight accumulator = slots.get(0);
    if (gradient instanceof WeightGradient.Sparse sparse) {
      return updateRows(tf, weight, sparse, accumulator, step);
    }
    Operand<TFloat32> dense = gradient.toDense(tf, weight.shape());
    Operand<TFloat32> next = tf.math.add(accumulator.value(), tf.math.square(dense));
    return NewValues.subtract(tf, slots, List.of(next), weight, change(tf, dense, next, step));
  }

  private Op updateRows(
      Ops tf, Weight weight, WeightGradient.Sparse gradient, Weight accumulator, Step step) {
    Operand<TFloat32> squares = tf.math.square(gradient.values());
    Ops then =
        tf.withControlDependencies(tf.scatterAdd(accumulator.value(), gradient.rows(), squares));
    Operand<TFloat32> rows = then.gather(accumulator.value(), gradient.rows(), tf.constant(0));
    return then.scatterSub(
        weight.value(), gradient.rows(), change(then, gradient.values(), rows, step));
  }

  private Operand<TFloat32> change(
      Ops tf, Operand<TFloat32> gradient, Operand<TFloat32> accumulator, Step step) {
    return tf.math.div(
        tf.math.mul(step.learningRate(), gradient),
        tf.math.sqrt(tf.math.add(accumulator, tf.constant((float) epsilon))));
  }
}
