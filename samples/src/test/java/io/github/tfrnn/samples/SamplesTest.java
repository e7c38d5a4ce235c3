package io.github.tfrnn.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SamplesTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void listsItsCommands() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString()).contains("Usage: samples/run", "text", "Exit codes:");
  }

  @Test
  void helpsWithEveryCommand() {
    for (String command : Samples.commandLine().getSubcommands().keySet()) {
      assertThat(execute(command, "--help")).isZero();
      assertThat(out.toString()).contains("Usage: samples/run " + command, "--verbose");
    }
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void showsHelpIfThereIsNoCommand() {
    assertThat(execute()).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("error: Missing required subcommand")
        .contains("Usage: samples/run");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "--unit=3, Unknown option: '--unit=3'",
    "--model=transformer, Invalid value for option '--model'",
    "'--model=attention --pooling=max', '--pooling is for models that end with a recurrent layer'",
    "--dropout=1, '--dropout must be in [0, 1), got 1.0'",
    "--epochs=0, '--epochs must be at least 1, got 0'",
    "--maxlen=0, '--maxlen must be at least 1, got 0'",
    "--test-data=x.tsv, --test-data needs --data",
  })
  void tellsWhichOptionIsWrong(String option, String sentence) {
    assertThat(execute(("text " + option).split(" ", -1))).isEqualTo(2);
    assertThat(err.toString()).startsWith("error: " + sentence).doesNotContain("\tat ");
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "names --units=0, '--units must be at least 1, got 0'",
    "tag --length=1, '--length must be at least 2, got 1'",
    "digits --split=half, '--split must be official, random or speaker:NAME, got \"half\"'",
    "digits-predict, 'give sound files, or --stream FILE'",
    "language-model --minutes=0, '--minutes must be above 0, got 0.0'",
    "generate --model=x --top-p=2, 'Sampling: top-p must be in (0, 1], got 2.0'",
  })
  void tellsWhichOptionOfOtherCommandsIsWrong(String line, String sentence) {
    assertThat(execute(line.split(" ", -1))).isEqualTo(2);
    assertThat(err.toString()).startsWith("error: " + sentence).doesNotContain("\tat ");
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text-predict --model none x",
        "tag-predict --model none x",
        "digits-predict --model none x.wav",
        "generate --model none"
      })
  void saysThatThereIsNoModel(String line) {
    assertThat(execute(line.split(" ", -1))).isEqualTo(1);
    assertThat(err.toString()).startsWith("error: none").contains("no exported model");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "--window=0, '--window must be at least 1, got 0'",
    "--horizon=0, '--horizon must be at least 1, got 0'",
    "--season=-1, '--season must be at least 1, or 0 for none, got -1'",
    "--test=1, '--test must be in (0, 1), got 1.0'",
    "--validation=0.8, '--validation and --test must leave something to train on, got 0.8 and 0.2'",
    "--learning-rate=0, '--learning-rate must be above 0, got 0.0'",
    "--cell=bilstm, Invalid value for option '--cell'",
    "--target=x, '--target, --features and --date need --data'",
  })
  void tellsWhichOptionOfAForecastIsWrong(String option, String sentence) {
    assertThat(execute("forecast", option)).isEqualTo(2);
    assertThat(err.toString()).startsWith("error: " + sentence).doesNotContain("\tat ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void tellsThatThereIsNoSeries() {
    Path missing = folder.resolve("missing.csv");
    assertThat(execute("forecast", "--data", missing.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("error: ", missing.toString()).doesNotContain("\tat ");
  }

  @Test
  void tellsInOneSentenceWhyARunFails() {
    Path missing = folder.resolve("missing.tsv");
    assertThat(execute("text", "--data", missing.toString())).isEqualTo(1);
    assertThat(err.toString())
        .endsWith("error: " + missing + ": there is no such file" + System.lineSeparator())
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"before", "after"})
  void showsTheStackTraceIfAsked(String place) {
    String missing = folder.resolve("missing.tsv").toString();
    int exitCode =
        place.equals("before")
            ? execute("--verbose", "text", "--data", missing)
            : execute("text", "--data", missing, "--verbose");
    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString()).contains("there is no such file", "\tat ");
  }

  @Test
  void doesNotBeginIfTheExportExists() throws IOException {
    Path data = Files.writeString(folder.resolve("data.tsv"), "a\tx\n");
    assertThat(execute("text", "--data", data.toString(), "--export", folder.toString()))
        .isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "error: "
                + folder
                + ": exists already; give --export another folder"
                + System.lineSeparator());
  }

  @Test
  void tellsThatThereIsNoModel() {
    assertThat(execute("text-predict", "--model", folder.toString(), "a text")).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("error: " + folder + " is no exported model")
        .doesNotContain("\tat ");
  }

  @Test
  void wantsATextToClassify() {
    assertThat(execute("text-predict")).isEqualTo(2);
    assertThat(err.toString()).startsWith("error: Missing required parameter: 'TEXT'");
  }

  private int execute(String... arguments) {
    CommandLine commandLine = Samples.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
