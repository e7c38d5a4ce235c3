package io.github.tfrnn.golden;

import static io.github.tfrnn.golden.Arrays.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.data.FloatRows;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Do models drawn at random compute, and learn, what they do in Keras? Some are kept; others are
 * read from the folder {@code -Drandom.models}, where random_models.py has drawn them.
 */
class RandomModelsTest {

  static List<Golden> models() {
    String drawn = System.getProperty("random.models");
    return drawn == null ? Golden.group("models") : Golden.folder(Path.of(drawn));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void areAsInKeras(Golden golden) {
    try (RandomModel model = new RandomModel(golden.json())) {
      List<Array> predicted = model.predictionsOfKeras();
      for (int i = 0; i < predicted.size(); i++) {
        assertClose("output " + i, array(model.predictions().get(i)), predicted.get(i), 1e-5);
      }
      if (model.isTrained()) {
        assertTrains(model);
      }
    }
  }

  private static void assertTrains(RandomModel model) {
    List<Double> losses = model.train();
    List<Double> expected = model.lossesOfKeras();
    Map<String, FloatRows> weights = model.weights();
    Map<String, Double> different = new LinkedHashMap<>(); // all of them tell where it begins
    model
        .weightsOfKeras()
        .forEach(
            (name, rows) -> {
              double difference = Arrays.largestDifference(array(weights.get(name)), array(rows));
              if (difference > 1e-4) {
                different.put(name, difference);
              }
            });
    assertThat(different).as("losses %s, Keras's %s", losses, expected).isEmpty();
    for (int i = 0; i < expected.size(); i++) {
      assertThat(losses.get(i))
          .as("loss of step %s", i)
          .isCloseTo(expected.get(i), within(1e-4 * Math.max(1, expected.get(i))));
    }
  }

  private static Array array(FloatRows rows) {
    return new Array(rows.shape(), "float32", rows.toFlat());
  }
}
