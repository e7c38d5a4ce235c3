package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Signal;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A number that is gathered over the batches of an epoch; Keras's {@code keras.metrics}.
 *
 * <p>A metric is a vector of sums, added up over batches, and a function of these sums. Write your
 * own by giving both. Implementations are immutable.
 */
public interface Metric {

  /**
   * The share of right predictions. What that means follows from the shapes, as in Keras: with one
   * output, whether it is over one half as the label says; with class numbers or one-hot labels,
   * whether the greatest output is the label's.
   */
  Metric ACCURACY = Accuracy.byShapes("accuracy");

  /** Returns the name under which the number is reported. */
  String name();

  /**
   * Returns what a batch adds to the sums, {@code [k]}, the same k for every batch.
   *
   * @param labels as they were given to {@code fit}
   * @param predictions the outputs of the model
   * @param weights how much each row counts, {@code [batch]}, or each timestep, {@code [batch,
   *     timesteps]}: 0 for those that are masked, elsewhere 1 or, for a {@link #weighted()} metric,
   *     the sample weight
   */
  Operand<TFloat32> sums(Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights);

  /**
   * Returns the number for the sums over all batches so far; 0 where nothing counted, as in Keras.
   */
  double result(double[] sums);

  /**
   * Returns what is reported for the sums over all batches so far, by name: the one number, or
   * several where the metric gives one for each class.
   */
  default Map<String, Double> results(double[] sums) {
    return Map.of(name(), result(sums));
  }

  /** Returns whether the weights that it is given hold those of the samples. */
  default boolean takesSampleWeights() {
    return false;
  }

  /**
   * Returns the same metric, in which examples count by their sample and class weights; Keras's
   * {@code weighted_metrics}.
   */
  default Metric weighted() {
    return new WeightedMetric(this);
  }
}
