package io.github.tfrnn.optimizers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.optimizers.schedules.LearningRateSchedule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What can be done besides an optimizer's own update, whatever its algorithm is. Immutable.
 *
 * <p>A batch goes through them in Keras's order: gradients are accumulated, then clipped; weights
 * decay, are updated, averaged, overwritten with their averages, and last brought back within their
 * constraints.
 *
 * @param schedule rules the learning rate, in place of the algorithm's number
 * @param clipping how large gradients may be
 * @param weightDecay how weights become smaller by themselves
 * @param ema moving averages of the weights
 * @param gradientAccumulationSteps batches for each update; 1 if gradients are not accumulated
 */
public record OptimizerOptions(
    Optional<LearningRateSchedule> schedule,
    Optional<Clipping> clipping,
    Optional<WeightDecay> weightDecay,
    Optional<Ema> ema,
    int gradientAccumulationSteps) {

  private static final OptimizerOptions NONE =
      new OptimizerOptions(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1);

  public OptimizerOptions {
    requireNonNull(schedule, "schedule");
    requireNonNull(clipping, "clipping");
    requireNonNull(weightDecay, "weightDecay");
    requireNonNull(ema, "ema");
    checkArgument(
        gradientAccumulationSteps >= 1,
        "gradientAccumulationSteps must be at least 1, got %s",
        gradientAccumulationSteps);
  }

  /** Returns no options at all. */
  public static OptimizerOptions none() {
    return NONE;
  }

  /** Returns the same with a schedule. */
  public OptimizerOptions withSchedule(LearningRateSchedule newSchedule) {
    return new OptimizerOptions(
        Optional.of(newSchedule), clipping, weightDecay, ema, gradientAccumulationSteps);
  }

  /**
   * Returns the same with clipping.
   *
   * @throws IllegalArgumentException if the limit is not positive, or another kind of clipping is
   *     set
   */
  public OptimizerOptions withClipping(Clipping.Kind kind, double limit) {
    return new OptimizerOptions(
        schedule,
        Clipping.only(clipping, kind, limit),
        weightDecay,
        ema,
        gradientAccumulationSteps);
  }

  /** Returns the same with weight decay, as many weights excluded as were. */
  public OptimizerOptions withWeightDecay(double decay) {
    List<String> excluded = weightDecay.map(WeightDecay::excluded).orElse(List.of());
    return with(new WeightDecay(decay, excluded));
  }

  /**
   * Returns the same, without weight decay for weights of some names.
   *
   * @throws IllegalArgumentException if there is no weight decay
   */
  public OptimizerOptions excludeFromWeightDecay(List<String> names) {
    checkArgument(
        weightDecay.isPresent(),
        "excludeFromWeightDecay: there is no weight decay; call withWeightDecay before it.");
    return with(new WeightDecay(weightDecay.get().decay(), names));
  }

  private OptimizerOptions with(WeightDecay newWeightDecay) {
    return new OptimizerOptions(
        schedule, clipping, Optional.of(newWeightDecay), ema, gradientAccumulationSteps);
  }

  /** Returns the same with moving averages. */
  public OptimizerOptions withEma(double momentum) {
    return with(new Ema(momentum, ema.map(Ema::overwriteFrequency).orElseGet(OptionalInt::empty)));
  }

  /**
   * Returns the same, the weights overwritten with their averages now and then.
   *
   * @throws IllegalArgumentException if no averages are kept
   */
  public OptimizerOptions withEmaOverwriteFrequency(int steps) {
    checkArgument(
        ema.isPresent(),
        "withEmaOverwriteFrequency: there are no averages; call withEma before it.");
    return with(new Ema(ema.get().momentum(), OptionalInt.of(steps)));
  }

  private OptimizerOptions with(Ema newEma) {
    return new OptimizerOptions(
        schedule, clipping, weightDecay, Optional.of(newEma), gradientAccumulationSteps);
  }

  /** Returns the same with one update for so many batches, at least 2. */
  public OptimizerOptions withGradientAccumulationSteps(int batches) {
    checkArgument(batches >= 2, "gradientAccumulationSteps must be at least 2, got %s", batches);
    return new OptimizerOptions(schedule, clipping, weightDecay, ema, batches);
  }
}
