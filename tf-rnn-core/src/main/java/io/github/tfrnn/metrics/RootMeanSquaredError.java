package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The root of the mean squared error over everything that counts. Immutable. */
record RootMeanSquaredError() implements Metric {

  @Override
  public String name() {
    return "root_mean_squared_error";
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    Operand<TFloat32> error =
        tf.math.sub(predictions.floats(), Labels.like(tf, name(), labels, predictions));
    return RowMeans.sums(tf, name(), tf.math.square(error), weights);
  }

  @Override
  public double result(double[] sums) {
    return Math.sqrt(RowMeans.result(sums));
  }

  @Override
  public String toString() {
    return name();
  }
}
