package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Signal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Which share of what is taken for 1 is 1; Keras's {@code Precision}. 0 where nothing is taken for
 * 1.
 *
 * <p>Labels 0 or 1 and predictions, {@code [batch, ..., n]}; every entry counts for itself. With
 * several thresholds it tells a number for each, called {@code precision_0.3} and so on, and {@link
 * #result} their mean. Immutable.
 *
 * @param thresholds in [0, 1], each above which an output means 1; none for one half or, with topK,
 *     for whatever the k greatest are
 * @param topK how many of the greatest outputs along the last axis can mean 1; all if empty
 * @param classId the only output along the last axis that is looked at; all if empty
 */
public record Precision(List<Double> thresholds, OptionalInt topK, OptionalInt classId)
    implements Metric {

  public Precision {
    thresholds =
        Thresholds.checked(
            "Precision", thresholds.stream().mapToDouble(Double::doubleValue).toArray());
    BinaryDecisions.check("Precision", topK, classId);
  }

  /** Returns Keras's default: of all outputs above one half. */
  public static Precision create() {
    return new Precision(List.of(), OptionalInt.empty(), OptionalInt.empty());
  }

  /**
   * Returns the same at other thresholds; 0 for logits.
   *
   * @throws IllegalArgumentException if one is not in [0, 1]
   */
  public Precision withThresholds(double... values) {
    return new Precision(Thresholds.checked("Precision", values), topK, classId);
  }

  /** Returns the same of the k greatest outputs. */
  public Precision withTopK(int k) {
    return new Precision(thresholds, OptionalInt.of(k), classId);
  }

  /** Returns the same of one class. */
  public Precision withClassId(int number) {
    return new Precision(thresholds, topK, OptionalInt.of(number));
  }

  @Override
  public String name() {
    return "precision";
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    return decisions().sums(tf, name(), labels, predictions, weights);
  }

  @Override
  public double result(double[] sums) {
    return ResultNames.mean(decisions().counts(sums).precision());
  }

  @Override
  public Map<String, Double> results(double[] sums) {
    return AtThresholds.results(name(), thresholds, decisions().counts(sums).precision());
  }

  private BinaryDecisions decisions() {
    Thresholds used =
        thresholds.isEmpty() && topK.isPresent() ? Thresholds.none() : Thresholds.of(thresholds);
    return new BinaryDecisions(used, topK, classId);
  }
}
