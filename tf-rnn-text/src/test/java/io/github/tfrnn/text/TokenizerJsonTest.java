package io.github.tfrnn.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerJsonTest {
  @TempDir Path folder;

  private static Tokenizer tokenizer() {
    Tokenizer tokenizer = Tokenizer.builder().numWords(10).oovToken("?").build();
    tokenizer.fitOnTexts(List.of("the cat", "the \uD83D dog é 😀"));
    return tokenizer;
  }

  private static String changed(Consumer<ObjectNode> change) {
    ObjectNode root = (ObjectNode) Golden.parse(tokenizer().toJson());
    change.accept((ObjectNode) root.get("config"));
    return root.toString();
  }

  private static void refuses(Consumer<ObjectNode> change, String... parts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenizer.fromJson(changed(change)))
        .withMessageStartingWith("Tokenizer JSON: ")
        .satisfies(e -> assertThat(e).hasMessageContainingAll(parts));
  }

  @Test
  void mayBeFittedFurtherAfterReading() {
    Tokenizer read = Tokenizer.fromJson(tokenizer().toJson());
    Tokenizer never = tokenizer();
    List<String> more = List.of("dog dog dog bird");
    read.fitOnTexts(more); // where Python fails with a KeyError
    never.fitOnTexts(more);
    assertThat(read.toJson()).isEqualTo(never.toJson());
    assertThat(read.wordDocs()).containsEntry("dog", 2L);
  }

  @Test
  void trustsTheIdsOfAFileThatSomebodyHasTrimmed() {
    Tokenizer trimmed =
        Tokenizer.fromJson(
            changed(
                config -> {
                  config.putNull("num_words");
                  config.put("word_index", "{\"<PAD>\": 0, \"the\": 7, \"?\": 9}");
                  config.put("word_counts", "{\"the\": 2}");
                }));
    assertThat(trimmed.textToSequence("the cat <pad>")).containsExactly(7, 9, 9);
    assertThat(trimmed.vocabularySize()).isEqualTo(10);
    assertThat(trimmed.wordDocs()).containsKey("cat");
    trimmed.fitOnTexts(List.of("new"));
    assertThat(trimmed.wordIndex())
        .containsExactly(entry("?", 1), entry("the", 2), entry("new", 3));
    assertThat(trimmed.indexDocs()).doesNotContainKey(-1);
  }

  @Test
  void readsNumbersAsPythonMayWriteThem() {
    assertThat(Tokenizer.fromJson(changed(config -> config.put("num_words", 10.0))).numWords())
        .hasValue(10);
    assertThat(Tokenizer.fromJson(changed(config -> config.put("num_words", 0))).numWords())
        .isEmpty();
    assertThat(
            Tokenizer.fromJson(changed(config -> config.put("word_counts", "{\"a\": 3000000000}")))
                .wordCounts())
        .containsExactly(entry("a", 3_000_000_000L));
  }

  @Test
  void readsJsonInsideAJsonString() throws IOException { // Python: json.dumps(tokenizer.to_json())
    String json = tokenizer().toJson();
    assertThat(Tokenizer.fromJson(Golden.MAPPER.writeValueAsString(json)).toJson()).isEqualTo(json);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenizer.fromJson("\"a\""))
        .withMessageContaining("not JSON");
  }

  @Test
  void saysWhatIsWrong() {
    refuses(config -> config.remove("split"), "lacks \"split\"", "Tokenizer.to_json");
    refuses(config -> config.put("analyzer", "x"), "unknown option \"analyzer\"");
    refuses(config -> config.put("lower", "yes"), "lower must be true or false", "\"yes\"");
    refuses(config -> config.put("num_words", -5), "num_words", "from 0", "-5");
    refuses(config -> config.put("num_words", 2.5), "num_words", "2.5");
    refuses(config -> config.put("num_words", "9"), "num_words", "\"9\"");
    refuses(config -> config.put("num_words", 3_000_000_000L), "num_words", "3000000000");
    refuses(config -> config.put("oov_token", 1), "oov_token must be a string, got 1");
    refuses(config -> config.putNull("filters"), "filters must be a string, got null");
    refuses(config -> config.putObject("word_index"), "word_index must be a string");
    refuses(
        config -> config.put("word_index", "[]"),
        "word_index must be the text of a JSON object, got []");
    refuses(config -> config.put("word_index", "{\"a\": -1}"), "word_index", "-1");
    refuses(config -> config.put("word_index", "{\"a\""), "word_index: not JSON at line 1, column");
    refuses(config -> config.put("word_index", ""), "word_index: expected JSON, got an empty text");
    refuses(
        config -> config.put("index_word", "{\"a\": \"b\"}"),
        "keys of index_word must be ids, got \"a\"");
    refuses(
        config -> config.put("index_word", "{\"1\": 2}"),
        "index_word of id 1 must be a string, got 2");
    refuses(config -> config.put("word_counts", "{\"a\": null}"), "word_counts", "got null");
    refuses(config -> config.put("document_count", true), "document_count", "got true");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenizer.fromJson(changed(config -> config.put("split", ""))))
        .withMessageContaining("split must not be empty");
  }

  @Test
  void saysWhatIsNoTokenizer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenizer.fromJson("nonsense"))
        .withMessageContaining("not JSON at line 1")
        .withMessageContaining("nonsense");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenizer.fromJson(""))
        .withMessageContaining("empty text");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenizer.fromJson("[1]"))
        .withMessageContaining("expected an object with a \"config\" object")
        .withMessageContaining("got [1]");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Tokenizer.fromJson(
                    "{\"class_name\": \"Sequential\", \"config\": {\"layers\": []}}"))
        .withMessageContaining("unknown option \"layers\" in config of \"Sequential\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenizer.fromJson(tokenizer().toJson() + " {}"))
        .withMessageContaining("not JSON");
    assertThatNullPointerException()
        .isThrownBy(() -> Tokenizer.fromJson(null))
        .withMessageContaining("json is null");
  }

  @Test
  void savesAndLoads() throws IOException {
    Path file = folder.resolve("tokenizer.json");
    tokenizer().save(file);
    assertThat(Tokenizer.load(file).toJson()).isEqualTo(tokenizer().toJson());
    assertThat(Files.readAllBytes(file))
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo(tokenizer().toJson());
    Tokenizer other = Tokenizer.builder().build();
    other.save(file);
    assertThat(Tokenizer.load(file).toJson()).isEqualTo(other.toJson());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file); // nothing is left over
    }
  }

  @Test
  void savesThroughALink() throws IOException {
    Path file = Files.createFile(folder.resolve("real.json"));
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
    tokenizer().save(link);
    assertThat(link).isSymbolicLink();
    assertThat(file).isNotEmptyFile();
  }

  @Test
  void namesTheFileThatCannotBeReadOrWritten() throws IOException {
    Path missing = folder.resolve("missing.json");
    assertThatIOException()
        .isThrownBy(() -> Tokenizer.load(missing))
        .withMessageContaining(missing + ": there is no such file");
    Path nowhere = folder.resolve("no-folder").resolve("tokenizer.json");
    assertThatIOException()
        .isThrownBy(() -> tokenizer().save(nowhere))
        .withMessageStartingWith(nowhere + ": cannot be written (does its folder exist");
    Path bad = Files.writeString(folder.resolve("bad.json"), "{\"config\": 3}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenizer.load(bad))
        .withMessageStartingWith(bad + ": Tokenizer JSON: expected an object");
    Path binary = Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xFF, 0x00});
    assertThatIOException()
        .isThrownBy(() -> Tokenizer.load(binary))
        .withMessageStartingWith(binary + ": cannot be read as UTF-8 text");
  }

  @Test
  void leavesTheOldFileAndNoOtherIfSavingFails() throws IOException {
    Path target = Files.createDirectory(folder.resolve("is-a-folder"));
    Files.createFile(target.resolve("occupied"));
    assertThatIOException()
        .isThrownBy(() -> tokenizer().save(target))
        .withMessageStartingWith(target + ": cannot be written");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(target);
    }
  }
}
