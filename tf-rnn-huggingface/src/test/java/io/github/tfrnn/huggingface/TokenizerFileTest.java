package io.github.tfrnn.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.saving.ExportedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerFileTest {
  @TempDir private Path folder;

  private static TokenizerFile read(String name) throws IOException {
    return TokenizerFile.read(Tokenizers.file(name));
  }

  @Test
  void zeroIsPaddingAndNoToken() throws IOException {
    try (TokenizerFile tokenizer = read("wordpiece")) {
      int[] ids = tokenizer.ids("[PAD] rain");
      assertThat(ids).startsWith(3, 1).endsWith(4).doesNotContain(0); // [CLS] [PAD] … [SEP]
      int[] padded = Arrays.copyOf(ids, ids.length + 5);
      assertThat(tokenizer.text(padded)).isEqualTo(tokenizer.text(ids)).isEqualTo("rain");
      assertThat(tokenizer.text()).isEmpty();
      assertThat(tokenizer.ids(List.of())).isEmpty();
    }
  }

  @Test
  void whatTheFileSaysAboutPaddingIsLeftOut() throws IOException {
    String said = Files.readString(Tokenizers.file("bpe"));
    assertThat(said).contains("\"Fixed\": 32");
    try (TokenizerFile tokenizer = read("bpe")) {
      assertThat(tokenizer.ids("rain")).hasSizeLessThan(6);
      assertThat(tokenizer.ids("x".repeat(120))).as("cut off as the file says").hasSize(24);
    }
  }

  @Test
  void manyTextsAtOnceAreInTheirOrder() throws IOException {
    try (TokenizerFile tokenizer = read("unigram")) {
      List<String> texts = IntStream.range(0, 5000).mapToObj(i -> "rain " + i).toList();
      int[][] ids = tokenizer.ids(texts);
      for (int i = 0; i < ids.length; i += 97) {
        assertThat(ids[i]).isEqualTo(tokenizer.ids(texts.get(i)));
      }
    }
  }

  @Test
  void aLoneSurrogateIsAQuestionMark() throws IOException {
    try (TokenizerFile tokenizer = read("bpe")) {
      assertThat(tokenizer.ids("a\ud800 😀")).isEqualTo(tokenizer.ids("a? 😀"));
    }
  }

  @Test
  void travelsWithAModel() throws IOException {
    Path exported = folder.resolve("model");
    TokenizerOptions options = TokenizerOptions.asInFile().withoutSpecialTokens().maxlen(5);
    try (TokenizerFile tokenizer = TokenizerFile.read(Tokenizers.file("wordpiece"), options)) {
      int[] ids = tokenizer.ids("the river is high after rain");
      assertThat(ids).hasSize(5);
      try (Sequential model =
          Sequential.of(Embedding.of(tokenizer.size(), 4), GRU.of(4), Dense.of(1))) {
        model.predict(new int[][] {ids});
        model.export(exported, tokenizer);
      }
      try (ExportedModel model = ExportedModel.load(exported);
          TokenizerFile again = TokenizerFile.from(model)) {
        assertThat(again.toJson()).isEqualTo(tokenizer.toJson()).matches("\\p{ASCII}+");
        assertThat(again.ids("the river is high after rain")).isEqualTo(ids);
        assertThat(again.size()).isEqualTo(tokenizer.size());
      }
    }
  }

  @Test
  void manyThreadsMayUseItAndCloseIt() throws IOException {
    TokenizerFile tokenizer = read("bpe");
    int[] expected = tokenizer.ids("walking and talking");
    IntStream.range(0, 200)
        .parallel()
        .forEach(i -> assertThat(tokenizer.ids("walking and talking")).isEqualTo(expected));
    IntStream.range(0, 400)
        .parallel()
        .forEach(
            i -> {
              if (i == 200) {
                tokenizer.close();
              }
              try {
                assertThat(tokenizer.ids("walking and talking")).isEqualTo(expected);
              } catch (IllegalStateException e) {
                assertThat(e).hasMessage("TokenizerFile: it is closed");
              }
            });
    tokenizer.close();
    assertThatThrownBy(() -> tokenizer.ids("a")).hasMessage("TokenizerFile: it is closed");
    assertThatThrownBy(() -> tokenizer.text(1)).hasMessage("TokenizerFile: it is closed");
    assertThat(tokenizer.size()).isEqualTo(501);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path file = folder.resolve("tokenizer.json");
    assertThatThrownBy(() -> TokenizerFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage("%s: there is no such file (looked for %s)", file, file.toAbsolutePath());
  }

  @Test
  void aFileThatIsNoTextIsNamed() throws IOException {
    Path file = Files.write(folder.resolve("tokenizer.json"), new byte[] {(byte) 0xff, 0});
    assertThatThrownBy(() -> TokenizerFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": cannot be read as UTF-8 text: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {                             | is no JSON:
          ``                            | is no tokenizer of Hugging Face: expected an object "model" with a "vocab", got MISSING
          [1]                           | is no tokenizer of Hugging Face: expected an object "model" with a "vocab", got ARRAY
          {"class_name":"Tokenizer"}    | is no tokenizer of Hugging Face: expected an object "model" with a "vocab", got [class_name]
          {"model":{"type":"BPE","vocab":{"a":0}}} | is no tokenizer that this version can read:
          {"model":{"type":"New","vocab":{"a":0}}} | is no tokenizer that this version can read:
          """)
  void aFileThatIsSomethingElseIsRefused(String content, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("tokenizer.json"), content);
    assertThatThrownBy(() -> TokenizerFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ": " + message);
  }

  @Test
  void lengthsWithoutPlaceForTheTextAreRefused() throws IOException {
    Path file = Tokenizers.file("wordpiece");
    assertThatThrownBy(() -> TokenizerFile.read(file, TokenizerOptions.asInFile().maxlen(2)))
        .hasMessage("%s: maxlen must be more than the 2 special tokens of each text, got 2", file);
    assertThatThrownBy(() -> TokenizerOptions.asInFile().maxlen(0))
        .hasMessage(
            "TokenizerOptions: maxlen must be at least 1, got 0; anyLength() cuts nothing off");
    TokenizerOptions plain = TokenizerOptions.asInFile().withoutSpecialTokens().maxlen(1);
    try (TokenizerFile tokenizer = TokenizerFile.read(file, plain)) {
      assertThat(tokenizer.ids("river river")).hasSize(1);
    }
  }

  @Test
  void badTextsAndIdsAreRefused() throws IOException {
    try (TokenizerFile tokenizer = read("wordpiece")) {
      assertThatThrownBy(() -> tokenizer.ids(Arrays.asList("a", null)))
          .hasMessage("TokenizerFile.ids: text 1 is null");
      assertThatThrownBy(() -> tokenizer.ids((String) null))
          .hasMessage("TokenizerFile.ids: text is null");
      assertThatThrownBy(() -> tokenizer.text(tokenizer.size()))
          .hasMessage("TokenizerFile: ids must be in [0, %1$s), got %1$s", tokenizer.size());
      assertThatThrownBy(() -> tokenizer.text(-1)).hasMessageEndingWith("got -1");
    }
  }

  @Test
  void theSizeIsThatOfTheLargestId() {
    String json =
        """
        {"added_tokens":[{"id":9,"content":"<x>","single_word":false,"lstrip":false,"rstrip":false,
        "normalized":false,"special":true}],
        "model":{"type":"WordLevel","vocab":{"<x>":9,"a":0,"b":4},"unk_token":"a"}}\
        """;
    try (TokenizerFile tokenizer = TokenizerFile.fromJson(json)) {
      assertThat(tokenizer.size()).isEqualTo(11);
      assertThat(tokenizer.ids("<x>")).containsExactly(10);
    }
  }

  @Test
  void numbersOfTheFileKeepTheirDigits() {
    String json =
        """
        {"model":{"type":"Unigram","unk_id":0,
        "vocab":[["<unk>",0.0],["a",-2.50],["b",-8.1234567890123456789]]}}\
        """;
    try (TokenizerFile tokenizer = TokenizerFile.fromJson(json)) {
      assertThat(tokenizer.toJson())
          .contains("[\"<unk>\",0.0],[\"a\",-2.50],[\"b\",-8.1234567890123456789]");
      assertThat(tokenizer.ids("ab")).containsExactly(2, 3);
    }
  }

  @Test
  void optionsAreEqualByValue() {
    TokenizerOptions options = TokenizerOptions.asInFile().maxlen(5).withoutSpecialTokens();
    assertThat(options)
        .isEqualTo(TokenizerOptions.asInFile().withoutSpecialTokens().maxlen(5))
        .hasSameHashCodeAs(TokenizerOptions.asInFile().withoutSpecialTokens().maxlen(5))
        .isNotEqualTo(TokenizerOptions.asInFile().maxlen(5))
        .hasToString("TokenizerOptions[specialTokens=false, maxlen=5]");
    assertThat(TokenizerOptions.asInFile().anyLength())
        .isNotEqualTo(TokenizerOptions.asInFile())
        .hasToString("TokenizerOptions[specialTokens=true, maxlen=none]");
  }
}
