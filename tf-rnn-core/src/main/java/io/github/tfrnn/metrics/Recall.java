package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Signal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Which share of what is 1 is taken for 1; Keras's {@code Recall}. 0 where nothing is 1.
 *
 * <p>Labels 0 or 1 and predictions, {@code [batch, ..., n]}; every entry counts for itself. With
 * several thresholds it tells a number for each, called {@code recall_0.3} and so on, and {@link
 * #result} their mean. Immutable.
 *
 * @param thresholds in [0, 1], each above which an output means 1; none for one half or, with topK,
 *     for whatever the k greatest are
 * @param topK how many of the greatest outputs along the last axis can mean 1; all if empty
 * @param classId the only output along the last axis that is looked at; all if empty
 */
public record Recall(List<Double> thresholds, OptionalInt topK, OptionalInt classId)
    implements Metric {

  public Recall {
    thresholds =
        Thresholds.checked(
            "Recall", thresholds.stream().mapToDouble(Double::doubleValue).toArray());
    BinaryDecisions.check("Recall", topK, classId);
  }

  /** Returns Keras's default: of all outputs above one half. */
  public static Recall create() {
    return new Recall(List.of(), OptionalInt.empty(), OptionalInt.empty());
  }

  /**
   * Returns the same at other thresholds; 0 for logits.
   *
   * @throws IllegalArgumentException if one is not in [0, 1]
   */
  public Recall withThresholds(double... values) {
    return new Recall(Thresholds.checked("Recall", values), topK, classId);
  }

  /** Returns the same of the k greatest outputs. */
  public Recall withTopK(int k) {
    return new Recall(thresholds, OptionalInt.of(k), classId);
  }

  /** Returns the same of one class. */
  public Recall withClassId(int number) {
    return new Recall(thresholds, topK, OptionalInt.of(number));
  }

  @Override
  public String name() {
    return "recall";
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    return decisions().sums(tf, name(), labels, predictions, weights);
  }

  @Override
  public double result(double[] sums) {
    return ResultNames.mean(decisions().counts(sums).recall());
  }

  @Override
  public Map<String, Double> results(double[] sums) {
    return AtThresholds.results(name(), thresholds, decisions().counts(sums).recall());
  }

  private BinaryDecisions decisions() {
    Thresholds used =
        thresholds.isEmpty() && topK.isPresent() ? Thresholds.none() : Thresholds.of(thresholds);
    return new BinaryDecisions(used, topK, classId);
  }
}
