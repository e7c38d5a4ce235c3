package io.github.tfrnn.training.internal;

import io.github.tfrnn.metrics.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Losses and metrics gathered over the batches of an epoch; a loss weighs each batch by its size,
 * as in Keras.
 */
final class Means {

  private record Named(String prefix, Metric metric) {}

  private final List<String> lossNames;
  private final List<Named> metrics = new ArrayList<>();
  private final double[] losses; // that of the model, then those of the outputs
  private final double[][] sums;
  private long examples;

  /** Gathers for a model; the outputs are named where there are several. */
  Means(List<Goal> goals) {
    boolean several = goals.size() > 1;
    lossNames = new ArrayList<>(List.of("loss"));
    for (Goal goal : goals) {
      String prefix = several ? goal.output() + "_" : "";
      if (several) {
        lossNames.add(prefix + "loss");
      }
      goal.metrics().forEach(m -> metrics.add(new Named(prefix, m)));
    }
    losses = new double[lossNames.size()];
    sums = new double[metrics.size()][];
  }

  void add(StepResult result, int batchSize) {
    losses[0] += result.loss() * batchSize;
    for (int i = 1; i < losses.length; i++) {
      losses[i] += result.losses().get(i - 1) * batchSize;
    }
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
    for (int i = 0; i < losses.length; i++) {
      values.put(prefix + lossNames.get(i), losses[i] / examples);
    }
    for (int i = 0; i < sums.length; i++) {
      Named named = metrics.get(i);
      named
          .metric()
          .results(sums[i])
          .forEach((name, value) -> values.put(prefix + named.prefix() + name, value));
    }
    return values;
  }
}
