package io.github.tfrnn.training.internal;

import io.github.tfrnn.metrics.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Loss and metrics gathered over the batches of an epoch; the loss weighs each batch by its size,
 * as in Keras.
 */
final class Means {

  private final List<Metric> metrics;
  private final double[][] sums;
  private double loss;
  private long examples;

  Means(List<Metric> metrics) {
    this.metrics = metrics;
    this.sums = new double[metrics.size()][];
  }

  void add(StepResult result, int batchSize) {
    loss += result.loss() * batchSize;
    examples += batchSize;
    for (int i = 0; i < sums.length; i++) {
      double[] batch = result.sums().get(i);
      if (sums[i] == null) {
        sums[i] = new double[batch.length];
      }
      for (int k = 0; k < batch.length; k++) {
        sums[i][k] += batch[k];
      }
    }
  }

  Map<String, Double> values(String prefix) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(prefix + "loss", loss / examples);
    for (int i = 0; i < sums.length; i++) {
      values.put(prefix + metrics.get(i).name(), metrics.get(i).result(sums[i]));
    }
    return values;
  }
}
