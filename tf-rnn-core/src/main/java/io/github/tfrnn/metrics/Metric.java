package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Signal;
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
   * @param predictions the outputs of the model; their mask says which timesteps count
   */
  Operand<TFloat32> sums(Ops tf, Signal labels, Signal predictions);

  /**
   * Returns the number for the sums over all batches so far; 0 where nothing counted, as in Keras.
   */
  double result(double[] sums);
}
