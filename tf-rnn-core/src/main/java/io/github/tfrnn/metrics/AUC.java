package io.github.tfrnn.metrics;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Doubles;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The area under a curve that the threshold draws; Keras's {@code AUC}. Of the receiver operating
 * characteristic it is the share of pairs of a one and a zero in which the one has the greater
 * prediction: 1 is best, 0.5 chance.
 *
 * <p>Labels 0 or 1 and predictions in [0, 1], {@code [batch, ..., n]}; every entry counts for
 * itself unless there are curves for labels of their own. The time it takes does not depend on the
 * number of thresholds. Immutable.
 *
 * @param numThresholds points of the curve, at least 2, evenly from 0 to 1 unless thresholds are
 *     given
 * @param curve what is drawn
 * @param summationMethod how the area between two points is found
 * @param thresholds in (0, 1), the points between the ends; evenly if none
 * @param multiLabel whether each output along the last axis has a curve of its own; the result is
 *     the mean of their areas
 * @param labelWeights how much each output along the last axis counts; alike if none
 * @param fromLogits whether predictions are logits of sigmoid
 */
public record AUC(
    int numThresholds,
    Curve curve,
    SummationMethod summationMethod,
    List<Double> thresholds,
    boolean multiLabel,
    List<Double> labelWeights,
    boolean fromLogits)
    implements Metric {

  /** What is drawn. */
  public enum Curve {
    /** The receiver operating characteristic: true positive rate over false positive rate. */
    ROC,
    /** Precision over recall. */
    PR,
    /** Precision gain over recall gain (Flach and Kull 2015). */
    PRGAIN
  }

  /** How the area between two points is found. */
  public enum SummationMethod {
    /** Along a straight line; for {@link Curve#PR}, as Davis and Goadrich (2006) interpolate. */
    INTERPOLATION,
    /** As high as the higher of the points. */
    MAJORING,
    /** As high as the lower of the points. */
    MINORING
  }

  public AUC {
    checkArgument(
        numThresholds >= 2, "AUC: numThresholds must be at least 2, got %s", numThresholds);
    requireNonNull(curve, "AUC: curve");
    requireNonNull(summationMethod, "AUC: summationMethod");
    thresholds = Thresholds.checked("AUC", Doubles.toArray(thresholds));
    checkArgument(
        thresholds.isEmpty() || thresholds.size() + 2 == numThresholds,
        "AUC: %s thresholds and two ends are not %s",
        thresholds.size(),
        numThresholds);
    labelWeights = List.copyOf(labelWeights);
    checkArgument(
        labelWeights.stream().allMatch(weight -> weight >= 0),
        "AUC: labelWeights must not be negative, got %s",
        labelWeights);
  }

  /** Returns Keras's default: 200 points of the receiver operating characteristic. */
  public static AUC create() {
    return builder().build();
  }

  /** Returns a builder with Keras's defaults. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String name() {
    return "auc";
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    int outputs = (int) Shapes.last(predictions.shape());
    Operand<TFloat32> counts = RowMeans.spread(tf, name(), weights, predictions.floats());
    if (!labelWeights.isEmpty()) {
      checkArgument(
          labelWeights.size() == outputs,
          "AUC: %s labelWeights, the model's outputs are %s.",
          labelWeights.size(),
          Shapes.toString(predictions.shape()));
      if (!multiLabel) {
        float[] factors = new float[outputs];
        for (int i = 0; i < outputs; i++) {
          factors[i] = labelWeights.get(i).floatValue();
        }
        counts = tf.math.mul(counts, tf.constant(factors));
      }
    }
    Operand<TFloat32> given = predictions.floats();
    return BinaryDecisions.histograms(
        tf,
        points(),
        Labels.like(tf, name(), labels, predictions),
        fromLogits ? tf.math.sigmoid(given) : given,
        counts,
        multiLabel ? outputs : 1);
  }

  @Override
  public double result(double[] sums) {
    int points = points().count();
    int curves = sums.length / (2 * (points + 1));
    double area = 0;
    double all = 0;
    for (int i = 0; i < curves; i++) {
      double weight = multiLabel && !labelWeights.isEmpty() ? labelWeights.get(i) : 1;
      area +=
          weight * AreaUnderCurve.of(ConfusionCounts.of(sums, points, i), curve, summationMethod);
      all += weight;
    }
    return ConfusionCounts.divide(area, all);
  }

  private Thresholds points() {
    return thresholds.isEmpty() ? Thresholds.curve(numThresholds) : Thresholds.between(thresholds);
  }

  /** Options of an {@link AUC}. */
  public static final class Builder {
    private int numThresholds = 200;
    private Curve curve = Curve.ROC;
    private SummationMethod summationMethod = SummationMethod.INTERPOLATION;
    private List<Double> thresholds = List.of();
    private boolean multiLabel;
    private List<Double> labelWeights = List.of();
    private boolean fromLogits;

    private Builder() {}

    /** Sets the number of points, at least 2. */
    public Builder numThresholds(int number) {
      this.numThresholds = number;
      this.thresholds = List.of();
      return this;
    }

    /** Sets what is drawn. */
    public Builder curve(Curve newCurve) {
      this.curve = newCurve;
      return this;
    }

    /** Sets how the area between two points is found. */
    public Builder summationMethod(SummationMethod method) {
      this.summationMethod = method;
      return this;
    }

    /** Sets the points between the ends, in [0, 1]. */
    public Builder thresholds(double... values) {
      this.thresholds = Doubles.asList(values.clone());
      this.numThresholds = values.length + 2;
      return this;
    }

    /** Sets whether each output along the last axis has a curve of its own. */
    public Builder multiLabel(boolean each) {
      this.multiLabel = each;
      return this;
    }

    /** Sets how much each output along the last axis counts, none negative. */
    public Builder labelWeights(double... weights) {
      this.labelWeights = Doubles.asList(weights.clone());
      return this;
    }

    /** Sets whether predictions are logits of sigmoid. */
    public Builder fromLogits(boolean logits) {
      this.fromLogits = logits;
      return this;
    }

    /**
     * Returns the metric.
     *
     * @throws IllegalArgumentException if an option is out of range
     */
    public AUC build() {
      return new AUC(
          numThresholds, curve, summationMethod, thresholds, multiLabel, labelWeights, fromLogits);
    }
  }
}
