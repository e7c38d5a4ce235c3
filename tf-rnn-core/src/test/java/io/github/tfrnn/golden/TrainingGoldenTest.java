package io.github.tfrnn.golden;

import static io.github.tfrnn.golden.Arrays.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.training.Evaluation;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.Verbosity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/**
 * Does training whole models from the same weights on the same batches lead where Keras's training
 * leads?
 */
class TrainingGoldenTest {

  static List<Golden> steps() {
    return Golden.group("training");
  }

  static List<Golden> fits() {
    return Golden.group("fit");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("steps")
  void matchesFiveStepsOfKeras(Golden golden) {
    try (Sequential model = model(golden)) {
      int number = 0;
      for (JsonNode step : golden.get("steps")) {
        Array x = Array.of(step.get("x"));
        History history =
            model.fit(x.rows(), Array.of(step.get("y")).rows(), options(golden, x.shape()));
        double exact =
            step.hasNonNull("exact_loss")
                ? step.get("exact_loss").doubleValue()
                : step.get("loss").doubleValue();
        assertThat(history.last("loss"))
            .as("loss of step %s", ++number)
            .isCloseTo(exact, Offset.offset(1e-4 * Math.max(1, Math.abs(exact))));
        if (number == 1) {
          assertWeights(model, golden.get("weights_after_1"), "after step 1");
        }
      }
      assertWeights(model, golden.get("weights_after_5"), "after step 5");
      Array inputs = golden.array("test_inputs");
      assertClose(
          "predictions", array(model.predict(inputs.rows(), 2)), golden.array("predictions"), 1e-4);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fits")
  void matchesFitOfKeras(Golden golden) {
    try (Sequential model = model(golden)) {
      Examples train = examples(golden, "x", "y", "sample_weight");
      Examples validation = examples(golden, "x_valid", "y_valid", "sample_weight_valid");
      int batchSize = golden.get("batch_size").intValue();
      History history =
          model.fit(
              train,
              options(golden, Shape.of(batchSize))
                  .epochs(golden.get("epochs").intValue())
                  .validationData(validation));
      golden
          .get("history")
          .properties()
          .forEach(
              series -> {
                for (int i = 0; i < series.getValue().size(); i++) {
                  assertThat(history.get(series.getKey()).get(i))
                      .as("%s of epoch %s", series.getKey(), i)
                      .isCloseTo(series.getValue().get(i).doubleValue(), Offset.offset(1e-4));
                }
              });
      Evaluation evaluation = model.evaluate(validation, batchSize);
      assertThat(evaluation.loss()).isCloseTo(history.last("val_loss"), Offset.offset(1e-6));
      assertWeights(model, golden.get("weights_after"), "after fit");
    }
  }

  private static Examples examples(Golden golden, String x, String y, String weights) {
    Examples examples = Examples.of(golden.array(x).rows(), golden.array(y).rows());
    return golden.has(weights)
        ? examples.withWeights(Fields.of(golden.array(weights).floatRows()))
        : examples;
  }

  private static FitOptions options(Golden golden, Shape x) {
    FitOptions options =
        FitOptions.batchSize((int) x.get(0)).shuffle(false).verbosity(Verbosity.SILENT);
    if (!golden.has("class_weight")) {
      return options;
    }
    Map<Integer, Float> weights = new HashMap<>();
    golden
        .get("class_weight")
        .properties()
        .forEach(e -> weights.put(Integer.parseInt(e.getKey()), e.getValue().floatValue()));
    return options.classWeights(weights);
  }

  private static Sequential model(Golden golden) {
    List<Layer> layers = new ArrayList<>();
    JsonNode model = golden.get("model");
    if (!model.get(0).get("class_name").textValue().equals("Embedding")) {
      Shape x = Array.of(golden.get("steps").get(0).get("x")).shape();
      layers.add(Input.of(Input.UNKNOWN, x.get(2)));
    }
    for (JsonNode layer : model) {
      layers.add(KerasConfig.layer(layer).named(layer.get("name").textValue()));
    }
    Sequential made =
        Sequential.builder()
            .layers(layers.toArray(Layer[]::new))
            .execution(ExecutionOptions.threads(2))
            .build();
    made.compile(
        KerasConfig.optimizer(golden.get("optimizer")),
        KerasConfig.loss(golden.get("loss")),
        golden.has("weighted") ? Metric.ACCURACY.weighted() : Metric.ACCURACY);
    Map<String, FloatRows> weights = new LinkedHashMap<>();
    Golden.arrays(golden.get("initial_weights"))
        .forEach((name, array) -> weights.put(name, array.floatRows()));
    made.setWeights(weights);
    return made;
  }

  private static void assertWeights(Sequential model, JsonNode expected, String when) {
    Map<String, FloatRows> actual = model.getWeights();
    Golden.arrays(expected)
        .forEach(
            (name, array) -> assertClose(name + " " + when, array(actual.get(name)), array, 1e-4));
  }

  private static Array array(FloatRows rows) {
    return new Array(rows.shape(), "float32", rows.toFlat());
  }
}
