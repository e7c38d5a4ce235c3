package io.github.tfrnn.metrics;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Signal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A metric under another name. Immutable.
 *
 * @param name the other name
 * @param metric what is measured
 */
record NamedMetric(String name, Metric metric) implements Metric {

  NamedMetric {
    requireNonNull(name, "metric: the name is null");
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
    Map<String, Double> renamed = new LinkedHashMap<>();
    metric.results(sums).forEach((old, value) -> renamed.put(renamed(old), value));
    return Collections.unmodifiableMap(renamed);
  }

  private String renamed(String old) {
    return old.startsWith(metric.name()) ? name + old.substring(metric.name().length()) : old;
  }

  @Override
  public Metric unwrapped() {
    return metric.unwrapped();
  }

  @Override
  public boolean takesSampleWeights() {
    return metric.takesSampleWeights();
  }
}
