package io.github.tfrnn.metrics;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Signal;
import java.util.OptionalInt;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The greatest specificity (share of the zeros that are found) at the thresholds whose sensitivity
 * (share of the ones that are found) is great enough; Keras's {@code SpecificityAtSensitivity}. 0
 * if there are none.
 *
 * <p>Labels 0 or 1 and predictions in [0, 1], {@code [batch, ..., n]}; every entry counts for
 * itself. Immutable.
 *
 * @param sensitivity that a threshold has to reach, in [0, 1]
 * @param numThresholds number of thresholds tried, evenly from 0 to 1; at least 1
 * @param classId the only output along the last axis that is looked at; all if empty
 */
public record SpecificityAtSensitivity(double sensitivity, int numThresholds, OptionalInt classId)
    implements Metric {

  public SpecificityAtSensitivity {
    checkArgument(
        sensitivity >= 0 && sensitivity <= 1,
        "SpecificityAtSensitivity: sensitivity must be in [0, 1], got %s",
        sensitivity);
    checkArgument(
        numThresholds >= 1,
        "SpecificityAtSensitivity: numThresholds must be at least 1, got %s",
        numThresholds);
    BinaryDecisions.check("SpecificityAtSensitivity", OptionalInt.empty(), classId);
  }

  /** Returns it with Keras's 200 thresholds, over all outputs. */
  public static SpecificityAtSensitivity of(double sensitivity) {
    return new SpecificityAtSensitivity(sensitivity, 200, OptionalInt.empty());
  }

  /** Returns the same with another number of thresholds. */
  public SpecificityAtSensitivity withNumThresholds(int number) {
    return new SpecificityAtSensitivity(sensitivity, number, classId);
  }

  /** Returns the same of one class. */
  public SpecificityAtSensitivity withClassId(int number) {
    return new SpecificityAtSensitivity(sensitivity, numThresholds, OptionalInt.of(number));
  }

  @Override
  public String name() {
    return "specificity_at_sensitivity";
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    return decisions().sums(tf, name(), labels, predictions, weights);
  }

  @Override
  public double result(double[] sums) {
    ConfusionCounts counts = decisions().counts(sums);
    return ConfusionCounts.greatest(counts.specificity(), counts.recall(), sensitivity);
  }

  private BinaryDecisions decisions() {
    return new BinaryDecisions(Thresholds.spread(numThresholds), OptionalInt.empty(), classId);
  }
}
