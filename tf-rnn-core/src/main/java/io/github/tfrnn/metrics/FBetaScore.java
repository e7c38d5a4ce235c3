package io.github.tfrnn.metrics;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Signal;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The weighted harmonic mean of precision and recall, (1 + β²)·p·r / (β²·p + r); Keras's {@code
 * FBetaScore}. Without averaging it tells a number for each class, called {@code fbeta_score_0} and
 * so on, and {@link #result} their mean.
 *
 * <p>Labels 0 or 1 and predictions, {@code [batch, ..., classes]}. Immutable.
 *
 * @param average how the numbers of the classes become one
 * @param beta how many times as much recall is worth as precision, above 0
 * @param threshold in (0, 1], above which an output means 1; if empty, the greatest of the classes
 *     does, and those equal to it
 */
public record FBetaScore(Average average, double beta, Optional<Double> threshold)
    implements Metric {

  public FBetaScore {
    requireNonNull(average, "FBetaScore: average");
    checkArgument(beta > 0, "FBetaScore: beta must be above 0, got %s", beta);
    checkArgument(
        threshold.isEmpty() || (threshold.get() > 0 && threshold.get() <= 1),
        "FBetaScore: threshold must be in (0, 1], got %s",
        threshold.orElse(0.0));
  }

  /** Returns the score of each class, the greatest output meaning 1. */
  public static FBetaScore of(double beta) {
    return new FBetaScore(Average.NONE, beta, Optional.empty());
  }

  /** Returns the same with the classes averaged. */
  public FBetaScore withAverage(Average how) {
    return new FBetaScore(how, beta, threshold);
  }

  /** Returns the same with outputs above a threshold meaning 1. */
  public FBetaScore withThreshold(double value) {
    return new FBetaScore(average, beta, Optional.of(value));
  }

  @Override
  public String name() {
    return "fbeta_score";
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    return ClassCounts.sums(tf, name(), labels, predictions, weights, threshold);
  }

  @Override
  public double result(double[] sums) {
    ClassCounts counts = ClassCounts.of(sums);
    return switch (average) {
      case MICRO -> counts.total().scores(beta)[0];
      case WEIGHTED -> counts.weighted(counts.scores(beta));
      case NONE, MACRO -> ResultNames.mean(counts.scores(beta));
    };
  }

  @Override
  public Map<String, Double> results(double[] sums) {
    return average == Average.NONE
        ? ResultNames.numbered(name(), ClassCounts.of(sums).scores(beta))
        : Map.of(name(), result(sums));
  }
}
