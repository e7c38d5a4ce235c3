package io.github.tfrnn.samples.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.cli.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TagRunTest {
  private final StringWriter out = new StringWriter();
  private final Console console =
      new Console(new PrintWriter(out, true), new PrintWriter(new StringWriter(), true));

  @TempDir private Path folder;

  private static TagSettings settings(Path data) {
    return new TagSettings(Optional.of(data), 12, 12, 0, 12, 8, 100, 9, 0.02, 1);
  }

  /** The mark at the end of a sentence is told by its first word. */
  private Path questionsAndAnswers() throws IOException {
    Random random = new Random(1);
    List<String> words = List.of("cats", "dogs", "eat", "see", "fish");
    StringBuilder lines = new StringBuilder();
    for (int line = 0; line < 200; line++) {
      for (int sentence = 0; sentence < 3; sentence++) {
        boolean asks = random.nextBoolean();
        lines.append(asks ? "Do" : "All");
        for (int word = 0; word < 2; word++) {
          lines.append(' ').append(words.get(random.nextInt(words.size())));
        }
        lines.append(asks ? "? " : ". ");
      }
      lines.append('\n');
    }
    return Files.writeString(folder.resolve("text.txt"), lines);
  }

  @Test
  void learnsWhatNoWordTellsAloneAndRestoresTexts() throws IOException {
    RunFolder output = new RunFolder("tag", Optional.of(folder.resolve("out")));
    double accuracy = new TagRun(settings(questionsAndAnswers()), output, console).run();

    assertThat(accuracy).isGreaterThan(0.97);
    String last = out.toString().strip().lines().reduce((a, b) -> b).orElseThrow();
    assertThat(last)
        .matches(
            "RESULT token_accuracy=\\S+ baseline_per_word=0\\.[4-8]\\d+ baseline_majority=0\\.\\d+"
                + " task=tag labels=4 .*");
    assertThat(out.toString()).contains("weighted avg", "Restored, for example:", "loaded again");
    assertThat(folder.resolve("out/training.png")).isNotEmptyFile();

    CommandLine predict = new CommandLine(new TagPredictCommand());
    StringWriter predicted = new StringWriter();
    predict.setOut(new PrintWriter(predicted, true));
    String model = folder.resolve("out/model").toString();
    assertThat(predict.execute("--model", model, "do dogs eat all cats see", "")).isZero();
    assertThat(predicted.toString().lines())
        .startsWith("Do dogs eat? All cats see.", "")
        .endsWith("RESULT task=tag-predict texts=2");
  }

  @Test
  void tooFewTextsAreRefused() throws IOException {
    Path data = Files.writeString(folder.resolve("few.txt"), "One text.\nAnother text.\n");
    RunFolder output = new RunFolder("tag", Optional.of(folder.resolve("out")));
    assertThatThrownBy(() -> new TagRun(settings(data), output, console).run())
        .hasMessage(
            "at least 10 different texts of two words or more are needed, one a line; got 2");
  }
}
