package io.github.tfrnn.samples.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.cli.RunFolder;
import io.github.tfrnn.text.language.RecurrentCell;
import io.github.tfrnn.text.language.TokenLevel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageRunTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Console console =
      new Console(new PrintWriter(out, true), new PrintWriter(err, true));

  @TempDir private Path folder;

  private LanguageSettings settings(Path data, TokenLevel level) {
    return new LanguageSettings(
        Optional.of(data),
        0.2,
        level,
        1000,
        0.08,
        new LanguageSettings.Shape(RecurrentCell.GRU, 24, 1, 8, 0, 4, 10),
        0.02,
        1);
  }

  @ParameterizedTest
  @EnumSource
  void learnsATextInItsTimeAndExportsWhatGeneratesIt(TokenLevel level) throws IOException {
    String line = "the cat sat on the mat, and the dog sat on the log.\n";
    Path data = Files.writeString(folder.resolve("text.txt"), line.repeat(100));
    RunFolder output = new RunFolder("language-model", Optional.of(folder.resolve("out")));

    double nats = new LanguageRun(settings(data, level), output, console).run();

    assertThat(nats).isLessThan(1);
    assertThat(out.toString())
        .contains("Text: 4,160 characters to learn, 1,040 to watch")
        .contains("0.00 % of those to watch are unknown", "recurrent_0 (GRU)", "loaded again");
    assertThat(err.toString()).contains("epoch 1: training");
    assertThat(out.toString().strip().lines().reduce((a, b) -> b).orElseThrow())
        .matches(
            "RESULT validation_nats=0\\.\\d+ perplexity=\\S+ bits_per_character=\\S+"
                + " task=language-model level="
                + level.label()
                + " cell=gru .*train_seconds=\\S+ total_seconds=\\S+");
    assertThat(folder.resolve("out/model/assets/tokens.json")).exists();
    assertThatThrownBy(() -> new LanguageRun(settings(data, level), output, console).run())
        .hasMessageContaining("exists already");
  }

  @Test
  void textsThatCannotBeLearnedAreRefusedInASentence() throws IOException {
    RunFolder output = new RunFolder("language-model", Optional.of(folder.resolve("out")));
    Path none = folder.resolve("none.txt");
    assertThatThrownBy(
            () -> new LanguageRun(settings(none, TokenLevel.CHAR), output, console).run())
        .hasMessageContaining("there is no such file");
    Path shortText = Files.writeString(folder.resolve("short.txt"), "too short a text");
    assertThatThrownBy(
            () -> new LanguageRun(settings(shortText, TokenLevel.CHAR), output, console).run())
        .hasMessageContaining("the training part has 13 tokens, and a batch takes 41");
    Path latin =
        Files.write(folder.resolve("latin.txt"), "déjà vu".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(
            () -> new LanguageRun(settings(latin, TokenLevel.CHAR), output, console).run())
        .hasMessageContaining("is not UTF-8");
  }

  @Test
  void aPromptEndsWithAWord() {
    String line = "a line of the text with more than forty characters in it\n";
    assertThat(prompt(line)).isEqualTo("a line of the text with more than forty");
    assertThat(prompt("a short line\n")).isEqualTo("a short line");
    assertThat(prompt("今天天气很好，我们去河边走走。".repeat(4) + "\n")).hasSize(40).startsWith("今天天气很好");
    assertThat(prompt("😀".repeat(50) + "\n")).isEqualTo("😀".repeat(20));
  }

  private static String prompt(String line) {
    return new LanguageText(line.repeat(20), 0.5, TokenLevel.CHAR, 1000, 1).prompt();
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new LanguageSettings.Shape(RecurrentCell.LSTM, 0, 1, 1, 0, 1, 1))
        .hasMessage("--units must be at least 1, got 0");
    assertThatThrownBy(() -> new LanguageSettings.Shape(RecurrentCell.LSTM, 1, 1, 1, 1, 1, 1))
        .hasMessageContaining("--dropout");
  }
}
