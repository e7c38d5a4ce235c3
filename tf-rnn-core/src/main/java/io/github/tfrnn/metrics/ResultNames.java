package io.github.tfrnn.metrics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How several numbers of one metric are called: {@code precision_0.5}, {@code f1_score_2}. */
final class ResultNames {

  /** Returns numbers by name, in their order. */
  static Map<String, Double> of(String metric, List<?> suffixes, double[] values) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      named.put(metric + "_" + suffixes.get(i), values[i]);
    }
    return Collections.unmodifiableMap(named);
  }

  /** Returns numbers by name and place. */
  static Map<String, Double> numbered(String metric, double[] values) {
    return of(metric, IntStream.range(0, values.length).boxed().toList(), values);
  }

  static double mean(double[] values) {
    return DoubleStream.of(values).average().orElse(0);
  }

  private ResultNames() {}
}
