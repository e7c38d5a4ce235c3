package io.github.tfrnn.training.internal;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.layers.LayerWeight;
import io.github.tfrnn.optimizers.Ema;
import io.github.tfrnn.optimizers.Optimizer;
import io.github.tfrnn.optimizers.OptimizerOptions;
import io.github.tfrnn.optimizers.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The operations that turn gradients into new weights: an optimizer and its options, in Keras's
 * order.
 *
 * <p>Not thread-safe.
 */
public final class WeightUpdates {

  /**
   * Which of the operations a batch needs.
   *
   * @param updates whether it changes weights, or only adds to the accumulated gradients
   * @param overwrites whether moving averages take the place of the weights after it
   */
  public record Phase(boolean updates, boolean overwrites) {}

  private final Optimizer optimizer;
  private final OptimizerOptions options;
  private final List<LayerWeight> trained;
  private final OptimizerState state;
  private final Operand<TInt64> number;
  private final Operand<TFloat32> learningRate;

  /**
   * Adds the optimizer's variables to a graph.
   *
   * @param weights those that are not trained are left alone
   * @param number of the batch, a scalar from 1
   * @param learningRate a scalar
   */
  public WeightUpdates(
      Ops tf,
      List<LayerWeight> weights,
      Optimizer optimizer,
      Operand<TInt64> number,
      Operand<TFloat32> learningRate) {
    this.optimizer = optimizer;
    this.options = optimizer.options();
    this.trained = weights.stream().filter(weight -> weight.weight().trainable()).toList();
    this.state =
        new OptimizerState(tf, trained.stream().map(LayerWeight::weight).toList(), optimizer);
    this.number = number;
    this.learningRate = learningRate;
  }

  /** Returns the optimizer's variables. */
  public OptimizerState state() {
    return state;
  }

  /**
   * Returns what a batch needs.
   *
   * @param batch its number, from 1
   */
  public Phase phase(long batch) {
    int steps = options.gradientAccumulationSteps();
    long updatesBefore = (batch - 1) / steps;
    boolean overwrites =
        options.ema().map(Ema::overwriteFrequency).stream()
            .flatMapToInt(frequency -> frequency.stream())
            .anyMatch(frequency -> (updatesBefore + 1) % frequency == 0);
    return new Phase(batch % steps == 0, overwrites);
  }

  /**
   * Returns the gradients as the optimizer gets them: with those accumulated before, and clipped.
   * The same map if there is nothing to do.
   */
  public Map<Weight, WeightGradient> ready(
      Ops tf, Map<Weight, WeightGradient> gradients, Phase phase) {
    if (!phase.updates()) {
      return gradients;
    }
    Map<Weight, WeightGradient> ready = gradients;
    if (options.gradientAccumulationSteps() > 1) {
      ready = means(tf, ready);
    }
    return options.clipping().isPresent() ? clipped(tf, ready) : ready;
  }

  private Map<Weight, WeightGradient> means(Ops tf, Map<Weight, WeightGradient> gradients) {
    Operand<TFloat32> steps = tf.constant((float) options.gradientAccumulationSteps());
    Map<Weight, WeightGradient> means = new LinkedHashMap<>();
    gradients.forEach(
        (weight, gradient) -> {
          Operand<TFloat32> sum =
              tf.math.add(
                  gradient.toDense(tf, weight.shape()), state.accumulators().get(weight).value());
          means.put(weight, new WeightGradient.Dense(tf.math.div(sum, steps)));
        });
    return means;
  }

  private Map<Weight, WeightGradient> clipped(Ops tf, Map<Weight, WeightGradient> gradients) {
    List<WeightGradient> values =
        options.clipping().orElseThrow().clip(tf, List.copyOf(gradients.values()));
    Map<Weight, WeightGradient> clipped = new LinkedHashMap<>();
    for (Weight weight : gradients.keySet()) {
      clipped.put(weight, values.get(clipped.size()));
    }
    return clipped;
  }

  /**
   * Returns the operations that change weights and variables.
   *
   * @param tf adds operations that wait until all gradients are {@link #ready}, and all is done
   *     that reads the weights
   */
  public List<Op> apply(Ops tf, Map<Weight, WeightGradient> ready, Phase phase) {
    List<Op> changes = new ArrayList<>();
    Step step = step(tf);
    if (phase.updates() && !state.shared().isEmpty()) {
      step = step.withShared(optimizer.nextShared(tf, state.shared(), step));
      Ops computed = tf.withControlDependencies(List.copyOf(step.shared()));
      for (int i = 0; i < state.shared().size(); i++) {
        changes.add(computed.assign(state.shared().get(i).value(), step.shared().get(i)));
      }
    }
    for (LayerWeight weight : trained) {
      WeightGradient gradient = ready.get(weight.weight());
      List<Op> last = new ArrayList<>();
      Ops next = tf;
      if (gradient != null) {
        last =
            phase.updates()
                ? updated(next, weight.weight(), gradient, step)
                : List.of(accumulated(next, weight.weight(), gradient));
        next = tf.withControlDependencies(last);
      }
      if (options.ema().isPresent()) {
        last = List.of(averaged(next, weight.weight(), phase));
        next = tf.withControlDependencies(last);
      }
      if (gradient != null && weight.spec().constraint().isPresent()) {
        last = List.of(constrained(next, weight));
      }
      changes.addAll(last);
    }
    return changes;
  }

  /** The step as the algorithm counts it: by updates, and not by batches. */
  private Step step(Ops tf) {
    int steps = options.gradientAccumulationSteps();
    Operand<TInt64> updates =
        steps == 1 ? number : tf.math.floorDiv(number, tf.constant((long) steps));
    return Step.of(learningRate, tf.dtypes.cast(updates, TFloat32.class));
  }

  private List<Op> updated(Ops tf, Weight weight, WeightGradient gradient, Step step) {
    Ops next = tf;
    boolean decays = options.weightDecay().filter(decay -> decay.concerns(weight)).isPresent();
    if (decays) {
      next =
          tf.withControlDependencies(
              options.weightDecay().orElseThrow().shrink(tf, weight, step.learningRate()));
    }
    List<Op> done = new ArrayList<>();
    done.add(optimizer.update(next, weight, gradient, state.slots(weight), step));
    Weight accumulator = state.accumulators().get(weight);
    if (accumulator != null) { // its part of the gradient has been computed before
      done.add(tf.assign(accumulator.value(), zeros(tf, accumulator)));
    }
    return done;
  }

  private static Operand<TFloat32> zeros(Ops tf, Weight weight) {
    return tf.zeros(tf.constant(weight.shape().asArray()), TFloat32.class);
  }

  private Op accumulated(Ops tf, Weight weight, WeightGradient gradient) {
    Operand<TFloat32> accumulator = state.accumulators().get(weight).value();
    return gradient instanceof WeightGradient.Sparse sparse
        ? tf.scatterAdd(accumulator, sparse.rows(), sparse.values())
        : tf.assignAdd(accumulator, gradient.values());
  }

  /** Moves the average, which begins with the weights after the first update. */
  private Op averaged(Ops tf, Weight weight, Phase phase) {
    Ema ema = options.ema().orElseThrow();
    Operand<TInt64> first = tf.constant((long) options.gradientAccumulationSteps());
    Operand<TFloat32> momentum =
        tf.select(
            tf.math.greater(number, first), tf.constant((float) ema.momentum()), tf.constant(0f));
    Operand<TFloat32> average = state.averages().get(weight).value();
    Operand<TFloat32> next =
        tf.math.add(
            tf.math.mul(momentum, average),
            tf.math.mul(tf.math.sub(tf.constant(1f), momentum), weight.value()));
    Op moved = tf.withControlDependencies(next).assign(average, next);
    return phase.overwrites()
        ? tf.withControlDependencies(moved).assign(weight.value(), next)
        : moved;
  }

  private static Op constrained(Ops tf, LayerWeight weight) {
    Weight changed = weight.weight();
    Operand<TFloat32> allowed =
        weight.spec().constraint().orElseThrow().project(tf, tf.identity(changed.value()));
    return tf.assign(changed.value(), allowed);
  }
}
