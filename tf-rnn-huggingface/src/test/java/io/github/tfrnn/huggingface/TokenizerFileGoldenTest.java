package io.github.tfrnn.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ids and texts are those of Python's tokenizers, ids and one more. */
class TokenizerFileGoldenTest {

  static Stream<JsonNode> cases() throws IOException {
    return Tokenizers.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void doesWhatTheFileSays(JsonNode golden) throws IOException {
    matches(golden, "ids", TokenizerOptions.asInFile());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void addsNoSpecialTokensIfAskedFor(JsonNode golden) throws IOException {
    matches(golden, "plain", TokenizerOptions.asInFile().withoutSpecialTokens());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void cutsOffTheEndIfAskedFor(JsonNode golden) throws IOException {
    matches(golden, "short", TokenizerOptions.asInFile().maxlen(8));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void cutsNothingOffIfAskedFor(JsonNode golden) throws IOException {
    matches(golden, "any", TokenizerOptions.asInFile().maxlen(8).anyLength());
  }

  private static void matches(JsonNode golden, String ids, TokenizerOptions options)
      throws IOException {
    List<JsonNode> asked = golden.get("asked").valueStream().toList();
    assertThat(asked).hasSizeGreaterThan(100);
    List<String> texts = asked.stream().map(each -> each.get("text").textValue()).toList();
    String name = golden.get("name").textValue();
    try (TokenizerFile tokenizer = TokenizerFile.read(Tokenizers.file(name), options);
        TokenizerFile reread = TokenizerFile.fromJson(tokenizer.toJson())) {
      assertThat(tokenizer.size()).isEqualTo(golden.get("size").intValue() + 1);
      int[][] found = tokenizer.ids(texts);
      assertThat(reread.ids(texts)).isDeepEqualTo(found);
      for (int i = 0; i < found.length; i++) {
        int[] expected = Tokenizers.shifted(asked.get(i).get(ids));
        assertThat(found[i]).as("%s: %s", name, texts.get(i)).isEqualTo(expected);
        assertThat(tokenizer.ids(texts.get(i))).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void writesTheTextOfIds(JsonNode golden) throws IOException {
    String name = golden.get("name").textValue();
    try (TokenizerFile tokenizer = TokenizerFile.read(Tokenizers.file(name))) {
      for (JsonNode each : golden.get("asked")) {
        assertThat(tokenizer.text(Tokenizers.shifted(each.get("ids"))))
            .isEqualTo(each.get("decoded").textValue());
      }
    }
  }
}
