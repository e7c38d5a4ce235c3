package io.github.tfrnn.plots;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code in docs/charts.md is the code here. */
class ChartsPageTest {

  private static final Path PAGE = Path.of("../docs/charts.md");
  private static final Path CODE =
      Path.of("src/test/java/io/github/tfrnn/plots/ChartsPageTest.java");

  @TempDir private Path folder;

  @Test
  void training() {
    Rows x = Rows.of(new float[][] {{0, 1}, {1, 0}, {1, 1}, {0, 0}});
    Rows y = Rows.of(new int[] {0, 1, 1, 0});
    try (Sequential model = Sequential.of(Input.of(2), Dense.of(2, Activation.SOFTMAX))) {
      model.compile(Adam.create(), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
      // tag::training[]
      History history = model.fit(x, y, FitOptions.batchSize(2).epochs(3).validationSplit(0.25));
      Plots.training(history, folder.resolve("training.svg")); // or .png
      // end::training[]
    }
    assertThat(folder.resolve("training.svg")).content().contains(">validation<");
  }

  @Test
  void confusion() {
    int[] labels = {0, 0, 1, 2, 2};
    int[] predictions = {0, 1, 1, 2, 0};
    // tag::confusion[]
    List<String> classes = List.of("negative", "neutral", "positive");
    ConfusionMatrix matrix = ConfusionMatrix.of(labels, predictions, classes);
    Plots.confusionMatrix(matrix, folder.resolve("confusion.svg"));
    Plots.classAccuracy(matrix, folder.resolve("accuracy.svg")); // a bar for each class
    // end::confusion[]
    assertThat(folder.resolve("confusion.svg")).content().contains(">positive<");
    assertThat(folder.resolve("accuracy.svg")).content().contains(">positive<");
  }

  @Test
  void scores() {
    int[] labels = {0, 0, 1, 2, 2};
    float[][] predictions = {
      {0.6f, 0.3f, 0.1f}, {0.4f, 0.5f, 0.1f}, {0.1f, 0.7f, 0.2f}, {0, 0.1f, 0.9f}, {0.5f, 0, 0.5f}
    };
    List<String> classes = List.of("negative", "neutral", "positive");
    // tag::scores[]
    List<Scores> scores = Scores.ofClasses(labels, predictions, classes); // each against the rest
    Plots.roc(scores, folder.resolve("roc.svg"));
    Plots.precisionRecall(scores, folder.resolve("precision_recall.svg"));
    // end::scores[]
    assertThat(folder.resolve("roc.svg")).content().contains("AUC");
    assertThat(folder.resolve("precision_recall.svg")).content().contains("AP");
  }

  @Test
  void rate() {
    // tag::rate[]
    LongToDoubleFunction schedule = step -> 1e-3 * Math.pow(0.96, step / 1000.0);
    Plots.learningRate(schedule, 50_000, folder.resolve("rate.svg"));
    // end::rate[]
    assertThat(folder.resolve("rate.svg")).content().contains(">learning rate<");
  }

  @Test
  void attention() {
    float[][] weights = {{0.8f, 0.1f, 0.1f}, {0.1f, 0.2f, 0.7f}};
    // tag::attention[]
    List<String> said = List.of("the", "cat"); // rows of weights
    List<String> read = List.of("那", "只", "猫"); // columns
    Plots.attention(weights, said, read, folder.resolve("attention.svg"));
    // end::attention[]
    assertThat(folder.resolve("attention.svg")).content().contains(">猫<");
  }

  @Test
  void lengths() {
    int[] lengths = {3, 5, 8, 13, 21};
    // tag::lengths[]
    int maxlen = 10; // 0 for none
    Plots.lengths(lengths, maxlen, folder.resolve("lengths.svg"));
    // end::lengths[]
    assertThat(folder.resolve("lengths.svg")).content().contains("maxlen 10 keeps 60.0 % whole");
  }

  @Test
  void forecast() {
    float[] past = {1, 2, 3, 4};
    float[] came = {5, 6, 7};
    float[] nextSteps = {5.1f, 6.2f, 7.3f};
    float[] thirdStep = {7.5f};
    // tag::forecast[]
    Forecasts forecasts =
        Forecasts.of(past, came).with("1 ahead", nextSteps).with("3 ahead", 3, thirdStep);
    ChartOptions options = ChartOptions.create().title("Load in MW").size(800, 320);
    Plots.forecast(forecasts, folder.resolve("forecast.svg"), options);
    // end::forecast[]
    assertThat(folder.resolve("forecast.svg")).content().contains(">3 ahead<", ">Load in MW<");
  }

  static Stream<String> parts() throws IOException {
    return Files.readAllLines(CODE).stream()
        .map(String::strip)
        .filter(line -> line.startsWith("// tag::"))
        .map(line -> line.substring("// tag::".length(), line.length() - "[]".length()));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void theCodeIsQuotedWordForWord(String part) throws IOException {
    String quoted =
        Files.readString(CODE)
            .lines()
            .dropWhile(line -> !line.strip().equals("// tag::" + part + "[]"))
            .skip(1)
            .takeWhile(line -> !line.strip().equals("// end::" + part + "[]"))
            .collect(Collectors.joining("\n"))
            .stripIndent();
    assertThat(quoted).isNotBlank();
    assertThat(Files.readString(PAGE)).contains("```java\n" + quoted + "\n```");
  }
}
