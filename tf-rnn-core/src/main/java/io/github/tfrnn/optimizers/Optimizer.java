package io.github.tfrnn.optimizers;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.optimizers.schedules.LearningRateSchedule;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The description of how gradients change weights; Keras's {@code keras.optimizers}.
 *
 * <p>An implementation is an algorithm: what it keeps for each weight, and how a gradient changes
 * the weight. What all optimizers have in common, from clipping to moving averages, comes with the
 * {@code with} methods here: they return the same algorithm with other {@link OptimizerOptions}.
 * Implementations are immutable.
 */
public interface Optimizer {

  /**
   * Returns an optimizer with Keras's defaults by Keras's name, in any case: {@code "adam"}, {@code
   * "rmsprop"}, …
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  static Optimizer of(String name) {
    return NamedOptimizers.of(name);
  }

  /** Returns the learning rate that training begins with. */
  double learningRate();

  /**
   * Returns the learning rate of a step; the same for all steps unless there is a {@link
   * #schedule}.
   *
   * @param step from 0; where gradients are accumulated, every batch counts
   */
  default double learningRate(long step) {
    return schedule().map(schedule -> schedule.rate(step)).orElseGet(this::learningRate);
  }

  /** Returns what rules the learning rate, if it is not a plain number. */
  default Optional<LearningRateSchedule> schedule() {
    return options().schedule();
  }

  /** Returns how gradients are clipped before {@link #update} gets them, if they are. */
  default Optional<Clipping> clipping() {
    return options().clipping();
  }

  /** Returns what is done besides {@link #update}. */
  default OptimizerOptions options() {
    return OptimizerOptions.none();
  }

  /** Returns the same algorithm with other options in place of all that it had. */
  default Optimizer withOptions(OptimizerOptions options) {
    return new TunedOptimizer(this, options);
  }

  /** Returns the optimizer that the {@code with} methods of this interface were called on. */
  default Optimizer algorithm() {
    return this;
  }

  /** Returns the same with a learning rate that changes from step to step. */
  default Optimizer withLearningRate(LearningRateSchedule schedule) {
    return withOptions(options().withSchedule(schedule));
  }

  /**
   * Returns the same, the gradient of each weight shortened to a norm of at most {@code limit};
   * Keras's {@code clipnorm}.
   *
   * @throws IllegalArgumentException if it is not positive, or another kind of clipping is set
   */
  default Optimizer withClipnorm(double limit) {
    return withOptions(options().withClipping(Clipping.Kind.NORM, limit));
  }

  /**
   * Returns the same, each entry of the gradients kept in [-limit, limit]; Keras's {@code
   * clipvalue}.
   *
   * @throws IllegalArgumentException if it is not positive, or another kind of clipping is set
   */
  default Optimizer withClipvalue(double limit) {
    return withOptions(options().withClipping(Clipping.Kind.VALUE, limit));
  }

  /**
   * Returns the same, all gradients shortened together to a norm of at most {@code limit}; Keras's
   * {@code global_clipnorm}.
   *
   * @throws IllegalArgumentException if it is not positive, or another kind of clipping is set
   */
  default Optimizer withGlobalClipnorm(double limit) {
    return withOptions(options().withClipping(Clipping.Kind.GLOBAL_NORM, limit));
  }

  /**
   * Returns the same, every weight made smaller by {@code decay · learning rate} of itself before
   * each update; Keras's {@code weight_decay}.
   *
   * @param decay not negative
   */
  default Optimizer withWeightDecay(double decay) {
    return withOptions(options().withWeightDecay(decay));
  }

  /**
   * Returns the same, without weight decay for weights of some names; Keras's {@code
   * exclude_from_weight_decay(var_names=…)}.
   *
   * @param names regular expressions, as in Keras; a weight is left alone if one is found in its
   *     name, which begins with its layer's: {@code "bias"} or {@code "embedding/"}
   * @throws IllegalArgumentException if there is no weight decay, or one is no regular expression
   */
  default Optimizer excludeFromWeightDecay(String... names) {
    return withOptions(options().excludeFromWeightDecay(List.of(names)));
  }

  /**
   * Returns the same, keeping moving averages of the weights, which take the place of the weights
   * when {@code fit} ends; Keras's {@code use_ema} with its momentum, 0.99.
   */
  default Optimizer withEma() {
    return withEma(0.99);
  }

  /**
   * Returns the same, keeping moving averages of the weights, which take the place of the weights
   * when {@code fit} ends; Keras's {@code use_ema} and {@code ema_momentum}.
   *
   * @param momentum share of the old average in the new one, in [0, 1]
   */
  default Optimizer withEma(double momentum) {
    return withOptions(options().withEma(momentum));
  }

  /**
   * Returns the same, the weights overwritten with their moving averages now and then; Keras's
   * {@code ema_overwrite_frequency}.
   *
   * @param steps from one time to the next, at least 1
   * @throws IllegalArgumentException if it is less, or no averages are kept
   */
  default Optimizer withEmaOverwriteFrequency(int steps) {
    return withOptions(options().withEmaOverwriteFrequency(steps));
  }

  /**
   * Returns the same, the weights updated once in so many batches, by the mean of their gradients;
   * Keras's {@code gradient_accumulation_steps}.
   *
   * <p>As in Keras, {@link Step#number} counts updates; a {@link #schedule}, the moving averages
   * and constraints see every batch; averages are overwritten by the number of updates.
   *
   * @param batches at least 2
   */
  default Optimizer withGradientAccumulationSteps(int batches) {
    return withOptions(options().withGradientAccumulationSteps(batches));
  }

  /** Returns what is kept for a weight, in the order in which {@link #update} is given it. */
  List<Slot> slots(Weight weight);

  /** Returns what is kept once for all weights; most optimizers keep nothing. */
  default List<Slot> sharedSlots() {
    return List.of();
  }

  /**
   * Returns the new values of what is kept once for all weights.
   *
   * @param shared in the order of {@link #sharedSlots}
   * @param step without new values yet
   */
  default List<Operand<TFloat32>> nextShared(Ops tf, List<Weight> shared, Step step) {
    return List.of();
  }

  /**
   * Returns the operation that changes one weight and its slots.
   *
   * @param tf adds operations that wait for all gradients of the step; all that reads the weight or
   *     its slots must be added with it, since variables are read in place
   * @param slots in the order of {@link #slots}
   * @param step learning rate, number of the step, and shared values
   */
  Op update(Ops tf, Weight weight, WeightGradient gradient, List<Weight> slots, Step step);
}
