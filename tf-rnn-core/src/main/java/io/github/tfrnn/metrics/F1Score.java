package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Signal;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The harmonic mean of precision and recall; Keras's {@code F1Score}: {@link FBetaScore} with a
 * beta of 1. Without averaging it tells a number for each class, called {@code f1_score_0} and so
 * on, and {@link #result} their mean. Immutable.
 *
 * @param average how the numbers of the classes become one
 * @param threshold in (0, 1], above which an output means 1; if empty, the greatest of the classes
 *     does, and those equal to it
 */
public record F1Score(Average average, Optional<Double> threshold) implements Metric {

  public F1Score {
    new FBetaScore(average, 1, threshold); // checks them
  }

  /** Returns the score of each class, the greatest output meaning 1. */
  public static F1Score create() {
    return new F1Score(Average.NONE, Optional.empty());
  }

  /** Returns the same with the classes averaged. */
  public F1Score withAverage(Average how) {
    return new F1Score(how, threshold);
  }

  /** Returns the same with outputs above a threshold meaning 1. */
  public F1Score withThreshold(double value) {
    return new F1Score(average, Optional.of(value));
  }

  @Override
  public String name() {
    return "f1_score";
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    return ClassCounts.sums(tf, name(), labels, predictions, weights, threshold);
  }

  @Override
  public double result(double[] sums) {
    return scores().result(sums);
  }

  @Override
  public Map<String, Double> results(double[] sums) {
    return scores().results(sums);
  }

  private Metric scores() {
    return new FBetaScore(average, 1, threshold).named(name());
  }
}
