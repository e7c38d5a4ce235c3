package io.github.tfrnn.metrics;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Signal;
import java.util.OptionalInt;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The greatest recall at the thresholds whose precision is great enough; Keras's {@code
 * RecallAtPrecision}. 0 if there are none.
 *
 * <p>Labels 0 or 1 and predictions in [0, 1], {@code [batch, ..., n]}; every entry counts for
 * itself. Immutable.
 *
 * @param precision that a threshold has to reach, in [0, 1]
 * @param numThresholds number of thresholds tried, evenly from 0 to 1; at least 1
 * @param classId the only output along the last axis that is looked at; all if empty
 */
public record RecallAtPrecision(double precision, int numThresholds, OptionalInt classId)
    implements Metric {

  public RecallAtPrecision {
    checkArgument(
        precision >= 0 && precision <= 1,
        "RecallAtPrecision: precision must be in [0, 1], got %s",
        precision);
    checkArgument(
        numThresholds >= 1,
        "RecallAtPrecision: numThresholds must be at least 1, got %s",
        numThresholds);
    BinaryDecisions.check("RecallAtPrecision", OptionalInt.empty(), classId);
  }

  /** Returns it with Keras's 200 thresholds, over all outputs. */
  public static RecallAtPrecision of(double precision) {
    return new RecallAtPrecision(precision, 200, OptionalInt.empty());
  }

  /** Returns the same with another number of thresholds. */
  public RecallAtPrecision withNumThresholds(int number) {
    return new RecallAtPrecision(precision, number, classId);
  }

  /** Returns the same of one class. */
  public RecallAtPrecision withClassId(int number) {
    return new RecallAtPrecision(precision, numThresholds, OptionalInt.of(number));
  }

  @Override
  public String name() {
    return "recall_at_precision";
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    return decisions().sums(tf, name(), labels, predictions, weights);
  }

  @Override
  public double result(double[] sums) {
    ConfusionCounts counts = decisions().counts(sums);
    return ConfusionCounts.greatest(counts.recall(), counts.precision(), precision);
  }

  private BinaryDecisions decisions() {
    return new BinaryDecisions(Thresholds.spread(numThresholds), OptionalInt.empty(), classId);
  }
}
