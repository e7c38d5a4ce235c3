package io.github.tfrnn.metrics;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Signal;
import java.util.OptionalInt;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The greatest precision at the thresholds whose recall is great enough; Keras's {@code
 * PrecisionAtRecall}. 0 if there are none.
 *
 * <p>Labels 0 or 1 and predictions in [0, 1], {@code [batch, ..., n]}; every entry counts for
 * itself. Immutable.
 *
 * @param recall that a threshold has to reach, in [0, 1]
 * @param numThresholds number of thresholds tried, evenly from 0 to 1; at least 1
 * @param classId the only output along the last axis that is looked at; all if empty
 */
public record PrecisionAtRecall(double recall, int numThresholds, OptionalInt classId)
    implements Metric {

  public PrecisionAtRecall {
    checkArgument(
        recall >= 0 && recall <= 1, "PrecisionAtRecall: recall must be in [0, 1], got %s", recall);
    checkArgument(
        numThresholds >= 1,
        "PrecisionAtRecall: numThresholds must be at least 1, got %s",
        numThresholds);
    BinaryDecisions.check("PrecisionAtRecall", OptionalInt.empty(), classId);
  }

  /** Returns it with Keras's 200 thresholds, over all outputs. */
  public static PrecisionAtRecall of(double recall) {
    return new PrecisionAtRecall(recall, 200, OptionalInt.empty());
  }

  /** Returns the same with another number of thresholds. */
  public PrecisionAtRecall withNumThresholds(int number) {
    return new PrecisionAtRecall(recall, number, classId);
  }

  /** Returns the same of one class. */
  public PrecisionAtRecall withClassId(int number) {
    return new PrecisionAtRecall(recall, numThresholds, OptionalInt.of(number));
  }

  @Override
  public String name() {
    return "precision_at_recall";
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    return decisions().sums(tf, name(), labels, predictions, weights);
  }

  @Override
  public double result(double[] sums) {
    ConfusionCounts counts = decisions().counts(sums);
    return ConfusionCounts.greatest(counts.precision(), counts.recall(), recall);
  }

  private BinaryDecisions decisions() {
    return new BinaryDecisions(Thresholds.spread(numThresholds), OptionalInt.empty(), classId);
  }
}
