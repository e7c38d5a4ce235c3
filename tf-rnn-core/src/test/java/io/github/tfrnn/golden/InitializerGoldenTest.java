package io.github.tfrnn.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.layers.BuildContext;
import io.github.tfrnn.layers.LayerWeight;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

/** Are initial values and constrained values distributed as Keras's are? */
class InitializerGoldenTest {

  private static final int DRAWS = 40_000;

  static List<Golden> initializers() {
    return Golden.group("initializers");
  }

  static List<Golden> biases() {
    return Golden.group("initial_bias");
  }

  static List<Golden> constraints() {
    return Golden.group("constraints");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("initializers")
  void hasKerassDistribution(Golden golden) {
    long[] axes = new long[golden.get("shape").size()];
    java.util.Arrays.setAll(axes, i -> golden.get("shape").get(i).longValue());
    Shape shape = Shape.of(axes);
    var initializer = KerasConfig.initializer(golden.get("initializer"));
    SplittableRandom random = new SplittableRandom(5);
    switch (golden.get("distribution").textValue()) {
      case "fixed" ->
          assertThat(initializer.values(shape, random))
              .containsExactly(golden.array("values").values());
      case "computed" ->
          assertThat(initializer.values(shape, random))
              .containsExactly(golden.array("values").values(), Offset.offset(1e-6f));
      case "orthogonal" -> assertOrthogonal(golden, initializer.values(shape, random));
      default -> {
        double sum = 0;
        double squares = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        int n = 0;
        while (n < DRAWS) {
          for (float value : initializer.values(shape, random)) {
            sum += value;
            squares += (double) value * value;
            min = Math.min(min, value);
            max = Math.max(max, value);
            n++;
          }
        }
        double stddev = golden.get("stddev").doubleValue();
        double mean = golden.get("mean").doubleValue();
        assertThat(sum / n).isCloseTo(mean, Offset.offset(stddev * 5 / Math.sqrt(n) + 1e-9));
        assertThat(Math.sqrt(squares / n - sum / n * (sum / n)))
            .isCloseTo(stddev, Offset.offset(stddev * 0.02));
        assertEnd(golden.get("minimum"), min, stddev, 1);
        assertEnd(golden.get("maximum"), max, stddev, -1);
      }
    }
  }

  /** Never beyond the end of the range, and close to it. */
  private static void assertEnd(JsonNode end, double reached, double stddev, int inwards) {
    if (end != null && !end.isNull()) {
      double limit = end.doubleValue();
      assertThat((reached - limit) * inwards).isGreaterThanOrEqualTo(-1e-6);
      assertThat(reached).isCloseTo(limit, Offset.offset(0.1 * stddev));
    }
  }

  private static void assertOrthogonal(Golden golden, float[] values) {
    JsonNode flattened = golden.get("flattened");
    int rows = flattened.get(0).intValue();
    int columns = flattened.get(1).intValue();
    double gain = golden.get("gain").doubleValue();
    boolean byRows = rows < columns;
    int count = Math.min(rows, columns);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        double dot = 0;
        for (int k = 0; k < Math.max(rows, columns); k++) {
          dot +=
              byRows
                  ? (double) values[i * columns + k] * values[j * columns + k]
                  : (double) values[k * columns + i] * values[k * columns + j];
        }
        assertThat(dot).isCloseTo(i == j ? gain * gain : 0, Offset.offset(1e-5));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("biases")
  void beginsWithKerassBias(Golden golden) {
    try (Graph graph = new Graph()) {
      BuildContext context = BuildContext.of(Ops.create(graph), "lstm");
      KerasConfig.layer(golden.get("layer")).build(context, Shape.of(-1, -1, 2));
      LayerWeight bias =
          context.weights().stream()
              .filter(weight -> weight.spec().name().equals("bias"))
              .findFirst()
              .orElseThrow();
      float[] values =
          bias.spec().initializer().values(bias.weight().shape(), new SplittableRandom(1));
      assertThat(values).containsExactly(golden.array("bias").values());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("constraints")
  void constrainsAsKerasDoes(Golden golden) {
    try (Graph graph = new Graph();
        Session session = new Session(graph, ExecutionOptions.threads(1).sessionConfig())) {
      Ops tf = Ops.create(graph);
      var projected =
          KerasConfig.constraint(golden.get("constraint"))
              .project(tf, golden.array("input").floats(tf));
      try (var result = session.runner().fetch(projected).run()) {
        Arrays.assertClose("output", Array.of(result, 0), golden.array("output"), 1e-6);
      }
    }
  }
}
