package io.github.tfrnn.text;

import static io.github.tfrnn.text.PadOptions.maxlen;
import static io.github.tfrnn.text.PadSequences.padSequences;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Writes tokenizers to {@code target/interop}, which {@code src/test/python/live_check.py} compares
 * with Keras.
 */
@Tag("slow")
class LiveKerasTest {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final List<Map<String, Object>> OPTIONS =
      List.of(
          Map.of(),
          Map.of("num_words", 20),
          Map.of("num_words", 1, "oov_token", "<UNK>"),
          Map.of("num_words", 30, "oov_token", "the"),
          Map.of("lower", false, "oov_token", "İ"),
          Map.of("char_level", true),
          Map.of("char_level", true, "lower", false, "num_words", 25, "oov_token", "σ"),
          Map.of("filters", "😀\u0307中,", "split", "文"),
          Map.of("filters", "-", "split", "e\u0301"));

  @Test
  void writesTokenizersForKeras() throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "interop"));
    try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : old) {
        Files.delete(file);
      }
    }
    long seed =
        Long.getLong("tfrnn.seed", System.nanoTime()); // another one each time, in the files' names
    for (int i = 0; i < OPTIONS.size(); i++) {
      Path file = folder.resolve("tokenizer-%d-seed%d.json".formatted(i, seed));
      MAPPER.writeValue(file.toFile(), content(OPTIONS.get(i), new RandomTexts(seed + i)));
      assertThat(file).isNotEmptyFile();
    }
  }

  private static Map<String, Object> content(Map<String, Object> options, RandomTexts random) {
    Tokenizer tokenizer = TestOptions.builder(MAPPER.valueToTree(options)).build();
    List<List<String>> fits = List.of(random.texts(200), random.texts(50), List.of());
    fits.forEach(tokenizer::fitOnTexts);
    List<String> texts = new ArrayList<>(random.texts(200));
    texts.addAll(fits.get(0));
    int[][] sequences = tokenizer.textsToSequences(texts);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("options", options);
    content.put("fits", fits);
    content.put("texts", texts);
    content.put("sequences", sequences);
    content.put("sequenceTexts", tokenizer.sequencesToTexts(sequences));
    content.put("maxlen", 9);
    content.put("padded", padSequences(sequences, maxlen(9)));
    content.put("json", tokenizer.toJson());
    return content;
  }
}
