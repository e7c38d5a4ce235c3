package io.github.tfrnn.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.training.History;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of numbers that cannot be drawn. */
class ChartErrorsTest {

  private static final String NAN =
      " must be a finite number, got NaN: leave it out, or find out what made it.";

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("chart.png");
  }

  @AfterEach
  void nothingIsWritten() {
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void training() {
    refuses(
        () -> Plots.training(new History(Map.of()), file()),
        "Plots.training: the history holds no epoch: call fit with at least one, and draw what it"
            + " returns.");
    History diverged = new History(Map.of("loss", List.of(2.0, Double.NaN)));
    refuses(() -> Plots.training(diverged, file()), "Plots.training: \"loss\" of epoch 2" + NAN);
  }

  @Test
  void confusionMatrix() {
    List<String> names = Collections.nCopies(201, "name");
    ConfusionMatrix large = ConfusionMatrix.of(new long[201][201], names);
    refuses(
        () -> Plots.confusionMatrix(large, file()),
        "Plots.confusionMatrix: 201 classes, more than the 100 that can be read: draw those that"
            + " matter.");
    refuses(
        () -> Plots.classAccuracy(large, file()),
        "Plots.classAccuracy: 201 classes, more than the 200 that can be read: draw those that"
            + " matter.");
  }

  @Test
  void scores() {
    refuses(
        () -> Plots.roc(List.of(), file()),
        "Plots.roc: 0 curves: there must be at least one, and at most 14 to be told apart.");
    refuses(
        () -> Plots.precisionRecall(List.of(), file()),
        "Plots.precisionRecall: 0 curves: there must be at least one, and at most 14 to be told"
            + " apart.");
    Scores one = Scores.of("one", new boolean[] {true, false}, new float[] {1, 0});
    refuses(
        () -> Plots.roc(Collections.nCopies(15, one), file()),
        "Plots.roc: 15 curves: there must be at least one, and at most 14 to be told apart.");
  }

  @Test
  void learningRate() {
    refuses(
        () -> Plots.learningRate(step -> 1, 0, file()),
        "Plots.learningRate: steps must be at least 1, got 0.");
    refuses(
        () -> Plots.learningRate(step -> 1.0 / step, 10, file()),
        "Plots.learningRate: the schedule gives Infinity for step 0: a rate must be a finite"
            + " number.");
  }

  @Test
  void attention() {
    List<String> two = List.of("a", "b");
    refuses(
        () -> Plots.attention(new float[0][0], List.of(), two, file()),
        "Plots.attention: 0 queries: there must be at least one, and at most 200 to be readable.");
    refuses(
        () -> Plots.attention(new float[1][2], two, two, file()),
        "Plots.attention: 1 rows of weights for 2 queries: weights must be [queries, keys].");
    refuses(
        () -> Plots.attention(new float[2][3], two, two, file()),
        "Plots.attention: row 0 has 3 weights for 2 keys: weights must be [queries, keys].");
    refuses(
        () -> Plots.attention(new float[][] {{0, Float.NaN}}, List.of("a"), two, file()),
        "Plots.attention: weight 1 of query 0" + NAN);
    refuses(
        () -> Plots.attention(new float[][] {{0, -2}}, List.of("a"), two, file()),
        "Plots.attention: weight 1 of query 0 is -2.0: draw weights after the softmax, which are 0"
            + " or more.");
  }

  @Test
  void lengths() {
    refuses(
        () -> Plots.lengths(new int[0], 10, file()),
        "Plots.lengths: no lengths: give at least one.");
    refuses(
        () -> Plots.lengths(new int[] {1}, -1, file()),
        "Plots.lengths: maxlen must be at least 1, or 0 for none, got -1.");
  }

  @Test
  void forecasts() {
    float[] one = {1};
    Forecasts series = Forecasts.of(one, one);
    refuses(
        () -> Plots.forecast(series, file()),
        "Plots.forecast: 0 forecasts: there must be at least one, and at most 6 to be told apart.");
    refuses(
        () -> series.with("LSTM", new float[0]),
        "Forecasts: \"LSTM\" has no values: give at least one.");
    refuses(
        () -> series.with("LSTM", 0, one),
        "Forecasts: \"LSTM\" begins at step 0: the first after the history is 1.");
    refuses(
        () -> series.with("LSTM", new float[] {1, Float.NaN}),
        "Forecasts: value 1 of \"LSTM\"" + NAN);
    refuses(() -> Forecasts.of(one, new float[] {Float.NaN}), "Forecasts: value 0 of truth" + NAN);
  }

  @Test
  void options() {
    refuses(
        () -> ChartOptions.create().size(200, 300),
        "ChartOptions: width must be in [300, 4000], got 200");
    refuses(
        () -> ChartOptions.create().size(800, 10),
        "ChartOptions: height must be in [200, 4000], or 0 for the chart's own, got 10");
  }

  private static void refuses(ThrowingCallable call, String sentence) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(sentence);
  }
}
