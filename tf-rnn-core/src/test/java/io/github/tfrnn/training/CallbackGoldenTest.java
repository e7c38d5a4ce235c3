package io.github.tfrnn.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Do callbacks do to a training what Keras's do? */
class CallbackGoldenTest {

  static List<Path> goldens() throws IOException, URISyntaxException {
    Path folder = Path.of(CallbackGoldenTest.class.getResource("/golden/callbacks").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goldens")
  void doesWhatKerasDoes(Path file) throws IOException {
    JsonNode golden = new ObjectMapper().readTree(file.toFile());
    double[] values = new double[golden.get("values").size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = golden.get("values").get(i).doubleValue();
    }
    FakeTraining training = new FakeTraining();
    training.learningRate = 0.5;
    List<Double> rates = new ArrayList<>();
    Callback recorded =
        new Recorded(callback(golden.get("callback").textValue(), golden.get("options")), rates);
    training.run(recorded, golden.get("monitor").textValue(), values);
    List<Double> expected = new ArrayList<>();
    golden.get("learning_rates").forEach(rate -> expected.add(rate.doubleValue()));
    assertThat(rates).hasSameSizeAs(expected);
    for (int i = 0; i < rates.size(); i++) {
      assertThat(rates.get(i)).isCloseTo(expected.get(i), Offset.offset(1e-7));
    }
    assertThat(training.stopped).isEqualTo(golden.hasNonNull("stopped_epoch"));
  }

  /** Notes the learning rate of every epoch, and remembers what it has to between any two. */
  private static final class Recorded implements Callback {
    private final Callback callback;
    private final List<Double> rates;

    Recorded(Callback callback, List<Double> rates) {
      this.callback = callback;
      this.rates = rates;
    }

    @Override
    public void onTrainBegin(TrainingState training) {
      callback.onTrainBegin(training);
    }

    @Override
    public void onEpochBegin(TrainingState training, int epoch) {
      CallbackMemory memory = callback.remember();
      callback.onTrainBegin(training); // forgets all
      callback.recall(memory);
      callback.onEpochBegin(training, epoch);
      rates.add(training.learningRate());
    }

    @Override
    public void onEpochEnd(TrainingState training, int epoch, Map<String, Double> logs) {
      callback.onEpochEnd(training, epoch, logs);
    }
  }

  private static Callback callback(String kind, JsonNode options) {
    String monitor = options.get("monitor").textValue();
    int patience = options.get("patience").intValue();
    if (kind.equals("EarlyStopping")) {
      EarlyStopping stopping =
          EarlyStopping.monitor(monitor)
              .patience(patience)
              .minDelta(options.path("min_delta").asDouble(0))
              .startFromEpoch(options.path("start_from_epoch").asInt(0));
      return options.has("baseline")
          ? stopping.baseline(options.get("baseline").doubleValue())
          : stopping;
    }
    return ReduceLROnPlateau.monitor(monitor)
        .patience(patience)
        .factor(options.path("factor").asDouble(0.1))
        .cooldown(options.path("cooldown").asInt(0))
        .minDelta(options.path("min_delta").asDouble(1e-4))
        .minLearningRate(options.path("min_lr").asDouble(0))
        .direction(options.path("mode").asText("").equals("max") ? Direction.MAX : Direction.AUTO);
  }
}
