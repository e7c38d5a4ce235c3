package io.github.tfrnn.samples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledTextsFileTest {
  private static final String TWO_LINES = "bad\tboring\ngood\tfine 好 \uD83D\uDE00\n";

  @TempDir private Path folder;

  @Test
  void readsLabelAndText() throws IOException {
    assertThat(LabelledTextsFile.read(file("data.tsv", TWO_LINES)))
        .isEqualTo(
            LabelledTexts.builder()
                .add("bad", "boring")
                .add("good", "fine 好 \uD83D\uDE00")
                .build());
  }

  @Test
  void takesTheFirstColumnAsLabelAndTheLastAsText() throws IOException {
    LabelledTexts found = LabelledTextsFile.read(file("data.tsv", "0\t1\tawful\n1\t10\tgreat\n"));
    assertThat(found.labels()).containsExactly("0", "1");
    assertThat(found.texts()).containsExactly("awful", "great");
  }

  @Test
  void readsGzip() throws IOException {
    Path packed = folder.resolve("data.tsv.gz");
    Files.write(packed, gzip(TWO_LINES));
    assertThat(LabelledTextsFile.read(packed))
        .isEqualTo(LabelledTextsFile.read(file("data.tsv", TWO_LINES)));
  }

  @Test
  void bearsByteOrderMarkAndWindowsLineEndsAndNoLastLineEnd() throws IOException {
    LabelledTexts found = LabelledTextsFile.read(file("data.tsv", "\uFEFFa\tone\r\nb\ttwo"));
    assertThat(found.labels()).containsExactly("a", "b");
    assertThat(found.texts()).containsExactly("one", "two");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "a\\tx\\nb x\\n, line 2: expected label TAB text; found no TAB",
    "a\\tx\\n\\nb\\tx, line 2: expected label TAB text; found no TAB",
    "a\\tx\\nb\\t \\n, line 2: the text (after the last TAB) is empty",
    "a\\tx\\n\\tx\\n, line 2: the label (before the first TAB) is empty",
    "a\\tx\\na\\ty\\n, 'every text has the label \"a\"; a classifier needs at least two classes'",
    "'', the file is empty; expected lines of label TAB text",
  })
  void tellsWhatIsWrongWithFileAndLine(String content, String sentence) throws IOException {
    Path file = file("data.tsv", content.translateEscapes());
    assertThatThrownBy(() -> LabelledTextsFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageEndingWith(sentence);
  }

  @Test
  void tellsTheLineThatIsNotUtf8() throws IOException {
    Path file = folder.resolve("latin1.tsv");
    Files.write(file, "a\tx\nb\tcafé\na\ty\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> LabelledTextsFile.read(file))
        .hasMessage(file + ", line 2: not valid UTF-8; save the file as UTF-8");
  }

  @Test
  void tellsThatAFileIsMissingOrAFolder() {
    Path missing = folder.resolve("missing.tsv");
    assertThatThrownBy(() -> LabelledTextsFile.read(missing))
        .isInstanceOf(IOException.class)
        .hasMessage(missing + ": there is no such file");
    assertThatThrownBy(() -> LabelledTextsFile.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessage(folder + ": not a file that can be read");
  }

  @Test
  void tellsThatGzipIsNoneOrDamaged() throws IOException {
    Path plain = file("plain.gz", TWO_LINES);
    assertThatThrownBy(() -> LabelledTextsFile.read(plain))
        .isInstanceOf(IOException.class)
        .hasMessage(plain + ": the name ends in .gz, but this is no gzip file");
    Path cut = folder.resolve("cut.tsv.gz");
    byte[] whole = gzip(TWO_LINES.repeat(3));
    Files.write(cut, Arrays.copyOf(whole, whole.length - 9));
    assertThatThrownBy(() -> LabelledTextsFile.read(cut))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged after line");
  }

  @Test
  void allowsOnlyKnownLabelsInATest() throws IOException {
    Path file = file("test.tsv", "a\tx\na\ty\nc\tz\n");
    assertThat(LabelledTextsFile.read(file, List.of("a", "c")).size()).isEqualTo(3);
    assertThatThrownBy(() -> LabelledTextsFile.read(file, List.of("a", "b")))
        .hasMessage(file + ", line 3: label \"c\" is not one of the training classes [a, b]");
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static byte[] gzip(String content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }
}
