package io.github.tfrnn.text;

import static io.github.tfrnn.text.Labels.toCategorical;
import static io.github.tfrnn.text.PadOptions.maxlen;
import static io.github.tfrnn.text.PadSequences.padSequences;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code in README.md and in the Javadoc is the code here. */
class ReadmeTest {

  @Test
  void theCodeOfTheReadmeRuns(@TempDir Path folder) throws IOException {
    // tag::readme[]
    List<String> reviews = List.of("A fine film!", "A dull, dull film", "Fine actors. Fine film.");
    Tokenizer tokenizer = Tokenizer.builder().numWords(20_000).build();
    tokenizer.fitOnTexts(reviews);
    int[][] x = padSequences(tokenizer.textsToSequences(reviews), maxlen(5));
    LabelIndex labels = LabelIndex.of(List.of("good", "bad"));
    float[][] y = toCategorical(labels.ids(List.of("good", "bad", "good")), labels.size());
    int inputDim = tokenizer.vocabularySize(); // of the Embedding
    tokenizer.save(folder.resolve("tokenizer.json")); // Keras's tokenizer_from_json reads it
    // end::readme[]
    assertThat(x).isDeepEqualTo(new int[][] {{0, 0, 3, 1, 2}, {0, 3, 4, 4, 2}, {0, 1, 5, 1, 2}});
    assertThat(y).isDeepEqualTo(new float[][] {{0, 1}, {1, 0}, {0, 1}});
    assertThat(inputDim).isEqualTo(6);
  }

  @Test
  void theCodeOfTheJavadocRuns() {
    List<String> reviews = List.of("a fine film", "a dull film");
    // tag::tokenizer[]
    Tokenizer tokenizer = Tokenizer.builder().numWords(20_000).build();
    tokenizer.fitOnTexts(reviews);
    int[][] sequences = tokenizer.textsToSequences(reviews);
    // end::tokenizer[]
    // tag::pad[]
    int[][] batch = padSequences(sequences, maxlen(100));
    // end::pad[]
    assertThat(batch[1]).hasSize(100).endsWith(0, 1, 4, 2);
  }

  @ParameterizedTest
  @CsvSource({
    "readme, README.md, '    '",
    "tokenizer, src/main/java/io/github/tfrnn/text/Tokenizer.java, ' * '",
    "pad, src/main/java/io/github/tfrnn/text/PadSequences.java, ' * '"
  })
  void theCodeIsQuotedWordForWord(String tag, String file, String indent) throws IOException {
    String quoted =
        Files.readString(Path.of("src/test/java/io/github/tfrnn/text/ReadmeTest.java"))
            .lines()
            .dropWhile(line -> !line.strip().equals("// tag::" + tag + "[]"))
            .skip(1)
            .takeWhile(line -> !line.strip().equals("// end::" + tag + "[]"))
            .map(line -> indent + line.replaceFirst("^ {4}", ""))
            .collect(Collectors.joining("\n"));
    assertThat(quoted).isNotBlank();
    assertThat(Files.readString(Path.of(file))).contains(quoted);
  }
}
