package io.github.tfrnn.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.SGD;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Is progress shown as Keras shows it? */
class ProgressTest {

  private static final String NUMBERS = " - loss: [01]\\.\\d{4} - accuracy: [01]\\.\\d{4}";
  private static final String VALIDATION =
      " - val_loss: [01]\\.\\d{4} - val_accuracy: [01]\\.\\d{4}";
  private static final String PER_STEP = "\\d+(\\.\\d)?ms/step";

  private static final Rows X = Rows.of(new float[][] {{1, 0}, {0, 1}, {1, 1}, {0, 0}, {1, 0}});
  private static final Rows Y = Rows.of(new int[] {0, 1, 1, 0, 0});

  /** What a fit of three batches an epoch shows. */
  private static String shown(FitOptions options) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(bytes, true, UTF_8);
        Sequential model = Sequential.seeded(1, Input.of(2), Dense.of(2, Activation.SOFTMAX))) {
      model.compile(SGD.of(0), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
      model.fit(X, Y, options.progressTo(stream));
    }
    return bytes.toString(UTF_8);
  }

  private static FitOptions twoEpochs() {
    return FitOptions.batchSize(2).epochs(2);
  }

  @Test
  void isALineAnEpoch() {
    assertThat(shown(twoEpochs().verbosity(Verbosity.LINES)))
        .matches(
            "Epoch 1/2 - \\d+s - "
                + (PER_STEP + NUMBERS)
                + "\\REpoch 2/2 - \\d+s - "
                + (PER_STEP + NUMBERS)
                + "\\R");
  }

  @Test
  void namesValidationAfterTraining() {
    assertThat(shown(FitOptions.batchSize(2).verbosity(Verbosity.LINES).validationData(X, Y)))
        .matches("Epoch 1/1 - \\d+s - " + PER_STEP + NUMBERS + VALIDATION + "\\R");
  }

  @Test
  void isLinesWhereThereIsNoTerminal() {
    assertThat(shown(twoEpochs())).startsWith("Epoch 1/2 - ");
  }

  @Test
  void isNothingOnRequest() {
    assertThat(shown(twoEpochs().verbosity(Verbosity.SILENT))).isEmpty();
  }

  @Test
  void isABarThatIsDrawnOverItself() {
    String drawn = "(\r[0-3]/3 [━─]{20} \\d+s " + PER_STEP + NUMBERS + " *)*";
    String whole = "\r3/3 ━{20} \\d+s " + PER_STEP + NUMBERS + " *\n";
    assertThat(shown(twoEpochs().verbosity(Verbosity.BAR)).replace("\r\n", "\n"))
        .matches("Epoch 1/2\n" + drawn + whole + "Epoch 2/2\n" + drawn + whole);
  }

  @Test
  void tellsTheTimeLeftWhileABatchTakesLong() {
    Callback slow =
        new Callback() {
          @Override
          public void onTrainBatchEnd(TrainingState training, int batch, Map<String, Double> logs) {
            long end = System.nanoTime() + 800_000_000;
            while (System.nanoTime() < end) {
              LockSupport.parkNanos(end - System.nanoTime());
            }
          }
        };
    String shown = shown(FitOptions.batchSize(2).verbosity(Verbosity.BAR).callbacks(slow));
    List<String> drawn = List.of(shown.split("\r(?!\n)", -1));
    assertThat(drawn).hasSize(5); // the title, three batches, the whole epoch
    String perStep = " \\d{3,}ms/step" + NUMBERS + " *";
    assertThat(drawn.get(1)).matches("1/3 ━{6}─{14} [1-9]\\d*s" + perStep);
    assertThat(drawn.get(2)).matches("2/3 ━{13}─{7} [1-9]\\d*s" + perStep);
    assertThat(seconds(drawn.get(1))).isGreaterThan(seconds(drawn.get(2)));
    assertThat(drawn.get(4)).matches("3/3 ━{20} [2-9]\\d*s" + perStep + "\\R");
  }

  private static int seconds(String drawn) {
    return Integer.parseInt(drawn.replaceAll(".* (\\d+)s .*", "$1").strip());
  }

  @ParameterizedTest
  @CsvSource({"0.4,0s", "59.4,59s", "59.6,1:00", "61,1:01", "3599.2,59:59", "3661,1:01:01"})
  void namesTimesAsKerasDoes(double seconds, String expected) {
    assertThat(Progress.duration(seconds)).isEqualTo(expected);
  }
}
