package io.github.tfrnn.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.primitives.Doubles;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.metrics.ConfusionMatrix;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.training.internal.MetricWeights;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Does every metric, gathered over batches, equal Keras's? */
class MetricGoldenTest {

  static List<Golden> metrics() {
    return Golden.group("metrics");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("metrics")
  void matchesKeras(Golden golden) {
    Metric metric = KerasConfig.metric(golden.get("metric"));
    double[] sums = null;
    for (JsonNode batch : golden.get("batches")) {
      double[] more = sums(metric, batch);
      if (sums == null) {
        sums = new double[more.length];
      }
      for (int i = 0; i < sums.length; i++) {
        sums[i] += more[i];
      }
      assertClose(results(metric, sums), numbers(batch.get("result_so_far")));
    }
    assertClose(results(metric, sums), numbers(golden.get("result")));
  }

  private static double[] results(Metric metric, double[] sums) {
    if (metric instanceof ConfusionMatrix matrix) {
      return Arrays.stream(matrix.table(sums))
          .flatMapToLong(LongStream::of)
          .asDoubleStream()
          .toArray();
    }
    return Doubles.toArray(metric.results(sums).values());
  }

  private static double[] numbers(JsonNode json) {
    return json.isArray()
        ? StreamSupport.stream(json.spliterator(), false)
            .mapToDouble(MetricGoldenTest::number)
            .toArray()
        : new double[] {number(json)};
  }

  private static double number(JsonNode json) {
    return json.isTextual() ? Double.parseDouble(json.textValue()) : json.doubleValue();
  }

  /** Keras adds up and divides in float32, which makes up to 1.1e-6. */
  private static void assertClose(double[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(io.github.tfrnn.golden.Arrays.difference((float) actual[i], (float) expected[i]))
          .as("entry %s is %s, Keras has %s", i, actual[i], expected[i])
          .isLessThanOrEqualTo(2e-6);
    }
  }

  private static double[] sums(Metric metric, JsonNode batch) {
    try (Graph graph = new Graph();
        Session session = new Session(graph, ExecutionOptions.threads(1).sessionConfig())) {
      Ops tf = Ops.create(graph);
      Array labels = Array.of(batch.get("y_true"));
      Array predicted = Array.of(batch.get("y_pred"));
      Signal predictions = Signal.of(predicted.floats(tf), predicted.shape());
      if (batch.hasNonNull("mask")) {
        predictions = predictions.withMask(Array.of(batch.get("mask")).bools(tf));
      }
      Operand<TFloat32> weights =
          batch.hasNonNull("sample_weight")
              ? MetricWeights.of(tf, predictions, Array.of(batch.get("sample_weight")).floats(tf))
              : MetricWeights.of(tf, predictions);
      Operand<TFloat32> sums =
          metric.sums(tf, Signal.of(labels.constant(tf), labels.shape()), predictions, weights);
      try (Result result = session.runner().fetch(sums).run()) {
        float[] values = Array.of(result, 0).values();
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
      }
    }
  }
}
