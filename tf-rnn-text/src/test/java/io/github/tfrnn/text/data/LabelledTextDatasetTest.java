package io.github.tfrnn.text.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.datasets.CsvFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledTextDatasetTest {
  @TempDir Path folder;

  private Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private static LabelledText text(String label, String text) {
    return new LabelledText(label, text);
  }

  @Test
  void foldersAreClassesAndFilesTexts() throws IOException {
    write("neg/2.txt", "dull\nvery");
    write("neg/1.txt", "\uFEFFbad");
    write("pos/1.txt", "gut 😀");
    write("pos/readme.md", "not a text");
    assertThat(LabelledTextDataset.folders(folder, ".txt").toList())
        .containsExactly(text("neg", "bad"), text("neg", "dull\nvery"), text("pos", "gut 😀"));
  }

  @Test
  void aFileOfAFolderThatIsNotUtf8IsNamed() throws IOException {
    write("neg/1.txt", "bad");
    Files.write(folder.resolve("neg/2.txt"), "déjà".getBytes(StandardCharsets.ISO_8859_1));
    Dataset<LabelledText> texts = LabelledTextDataset.folders(folder);
    assertThatThrownBy(texts::toList).hasMessageContaining("2.txt: is not UTF-8");
  }

  @Test
  void columnsAreChosenByName() throws IOException {
    Path csv = write("a.csv", "id,review,stars\n1,\"good, really\",5\n2,bad, 1 \n");
    assertThat(LabelledTextDataset.columns(CsvFile.of(csv), "stars", "review").toList())
        .containsExactly(text("5", "good, really"), text("1", "bad"));
    Path tsv = write("a.tsv", "1\t10\ta \"b\n0\t2\tc\n");
    assertThat(
            LabelledTextDataset.columns(
                    CsvFile.tsv(tsv).noHeader("label", "stars", "text"), "label", "text")
                .toList())
        .containsExactly(text("1", "a \"b"), text("0", "c"));
  }

  @Test
  void jsonLinesMayHaveLabelsOfAnyScalarKind() throws IOException {
    String lines =
        "\uFEFF{\"y\": \"pos\", \"t\": \"gut 😀\\n\"}\n\n{\"t\": \"b\", \"y\": 3, \"z\": [1]}\r\n"
            + "{\"y\": true, \"t\": \"\"}";
    Path file = write("a.jsonl", lines);
    Dataset<LabelledText> texts = LabelledTextDataset.jsonLines(file, "y", "t");
    assertThat(texts.toList())
        .containsExactly(text("pos", "gut 😀\n"), text("3", "b"), text("true", ""));
    assertThat(texts.toList()).as("again").hasSize(3);
    Path compressed = folder.resolve("a.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      out.write(lines.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(LabelledTextDataset.jsonLines(compressed, "y", "t").toList())
        .isEqualTo(texts.toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{\"y\": 1, \"t\": \"a\"  | line 2: is no JSON",
        "[1]                        | line 2: must be a JSON object, got ARRAY",
        "{\"t\": \"a\"}             | line 2: there is no \"y\"; it has t",
        "{\"y\": null, \"t\": \"a\"} | line 2: \"y\" must be a string, a number, true or false",
        "{\"y\": 1, \"t\": 2}       | line 2: \"t\" must be a string, got NUMBER",
        "{\"y\": 1, \"t\": \"a\"} x | line 2: is no JSON",
      })
  void aMalformedLineIsNamed(String line, String message) throws IOException {
    Path file = write("a.jsonl", "{\"y\": 1, \"t\": \"a\"}\n" + line + "\n");
    assertThatThrownBy(() -> LabelledTextDataset.jsonLines(file, "y", "t").toList())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file + ", " + message);
  }

  @Test
  void filesThatCannotBeReadAreNamed() throws IOException {
    Path none = folder.resolve("none.jsonl");
    assertThatThrownBy(() -> LabelledTextDataset.jsonLines(none, "y", "t").toList())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(none + " cannot be read: there is no such file.");
    Path latin = folder.resolve("latin.jsonl");
    Files.write(latin, "{\"y\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> LabelledTextDataset.jsonLines(latin, "y", "t").toList())
        .hasMessageContaining("is not UTF-8");
    Path plain = write("plain.jsonl.gz", "{}");
    assertThatThrownBy(() -> LabelledTextDataset.jsonLines(plain, "y", "t").toList())
        .hasMessageContaining("plain.jsonl.gz cannot be read");
  }
}
