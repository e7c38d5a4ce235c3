package io.github.tfrnn.training.internal;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.metrics.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Losses and metrics gathered over the batches of an epoch; a loss weighs each batch by its size,
 * as in Keras.
 */
public final class Means {

  private record Named(String prefix, Metric metric) {}

  private final List<String> lossNames;
  private final List<Named> metrics = new ArrayList<>();
  private final double[] losses; // that of the model, then those of the outputs
  private final double[][] sums;
  private long examples;

  /** Gathers for a model; the outputs are named where there are several. */
  public Means(List<Goal> goals) {
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

  /** Adds what a batch gave. */
  public void add(StepResult result, int batchSize) {
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

  /** Returns what each metric added up, by its name. */
  public Map<String, List<Double>> sumsByMetric() {
    Map<String, List<Double>> gathered = new LinkedHashMap<>();
    for (int i = 0; i < sums.length; i++) {
      Named named = metrics.get(i);
      gathered.put(named.prefix() + named.metric().name(), list(sums[i]));
    }
    return gathered;
  }

  /** Returns the means so far, their names after {@code prefix}. */
  public Map<String, Double> values(String prefix) {
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

  /** Returns all that was gathered so far. */
  public List<List<Double>> sums() {
    List<List<Double>> gathered = new ArrayList<>();
    gathered.add(list(losses));
    gathered.add(List.of((double) examples));
    for (double[] each : sums) {
      gathered.add(each == null ? List.of() : list(each));
    }
    return gathered;
  }

  /**
   * Goes on from what other means of the same losses and metrics gathered.
   *
   * @throws IllegalArgumentException if they were of others
   */
  public void resume(List<List<Double>> gathered) {
    checkArgument(
        gathered.size() == 2 + sums.length && gathered.get(0).size() == losses.length,
        "the training that is to go on has other losses or metrics.");
    for (int i = 0; i < losses.length; i++) {
      losses[i] = gathered.get(0).get(i);
    }
    examples = gathered.get(1).get(0).longValue();
    for (int i = 0; i < sums.length; i++) {
      List<Double> each = gathered.get(2 + i);
      sums[i] = each.isEmpty() ? null : each.stream().mapToDouble(x -> x).toArray();
    }
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
