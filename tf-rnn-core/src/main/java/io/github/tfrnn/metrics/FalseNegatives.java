package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Signal;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * How many outputs are taken for 0, and are not; Keras's {@code FalseNegatives}.
 *
 * <p>Labels 0 or 1 and predictions, {@code [batch, ..., n]}; every entry counts for itself, by its
 * weight. With several thresholds it tells a number for each, called {@code false_negatives_0.3}
 * and so on, and {@link #result} their mean. Immutable.
 *
 * @param thresholds in [0, 1], each above which an output means 1; none for one half
 */
public record FalseNegatives(List<Double> thresholds) implements Metric {

  public FalseNegatives {
    thresholds =
        Thresholds.checked(
            "FalseNegatives", thresholds.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Returns Keras's default: the threshold is one half. */
  public static FalseNegatives create() {
    return new FalseNegatives(List.of());
  }

  /**
   * Returns the same at other thresholds; 0 for logits.
   *
   * @throws IllegalArgumentException if one is not in [0, 1]
   */
  public FalseNegatives withThresholds(double... values) {
    return new FalseNegatives(Thresholds.checked("FalseNegatives", values));
  }

  @Override
  public String name() {
    return "false_negatives";
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    return decisions().sums(tf, name(), labels, predictions, weights);
  }

  @Override
  public double result(double[] sums) {
    return ResultNames.mean(decisions().counts(sums).falseNegatives());
  }

  @Override
  public Map<String, Double> results(double[] sums) {
    return AtThresholds.results(name(), thresholds, decisions().counts(sums).falseNegatives());
  }

  private BinaryDecisions decisions() {
    return BinaryDecisions.at(Thresholds.of(thresholds));
  }
}
