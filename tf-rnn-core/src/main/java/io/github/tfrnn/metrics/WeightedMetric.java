package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Signal;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A metric in which examples count by their weights. Immutable.
 *
 * @param metric what is measured
 */
record WeightedMetric(Metric metric) implements Metric {

  @Override
  public String name() {
    return metric.name();
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    return metric.sums(tf, labels, predictions, weights);
  }

  @Override
  public double result(double[] sums) {
    return metric.result(sums);
  }

  @Override
  public Map<String, Double> results(double[] sums) {
    return metric.results(sums);
  }

  @Override
  public Metric unwrapped() {
    return metric.unwrapped();
  }

  @Override
  public boolean takesSampleWeights() {
    return true;
  }

  @Override
  public Metric weighted() {
    return this;
  }
}
