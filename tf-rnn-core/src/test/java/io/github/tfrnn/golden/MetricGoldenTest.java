package io.github.tfrnn.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.training.internal.MetricWeights;
import java.util.List;
import org.assertj.core.data.Offset;
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
    return Golden.group("metrics").stream()
        .filter(golden -> !golden.name().contains("weight")) // metrics take no example weights yet
        .toList();
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
      assertThat(metric.result(sums))
          .isCloseTo(batch.get("result_so_far").doubleValue(), Offset.offset(1e-6));
    }
    assertThat(metric.result(sums))
        .isCloseTo(golden.get("result").doubleValue(), Offset.offset(1e-6));
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
      Operand<TFloat32> sums =
          metric.sums(
              tf,
              Signal.of(labels.constant(tf), labels.shape()),
              predictions,
              MetricWeights.of(tf, predictions));
      try (Result result = session.runner().fetch(sums).run()) {
        float[] values = Array.of(result, 0).values();
        double[] doubles = new double[values.length];
        java.util.Arrays.setAll(doubles, i -> values[i]);
        return doubles;
      }
    }
  }
}
