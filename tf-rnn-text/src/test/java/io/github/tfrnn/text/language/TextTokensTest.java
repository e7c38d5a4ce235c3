package io.github.tfrnn.text.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextTokensTest {
  private static final String MIXED =
      "It's 12 o'clock,  \"she\" said.\n\n今天天气好！\tÉté 😀👨‍👩‍👧\r\n x_y\u00a0z \ud800 end ";

  @ParameterizedTest
  @EnumSource
  void tokensPutTogetherAreTheTextAgain(TokenLevel level) {
    TextTokens tokens = TextTokens.of(level, MIXED);
    assertThat(tokens.text(tokens.ids(MIXED))).isEqualTo(MIXED);
  }

  @Test
  void wordsCarryTheBlankBeforeThem() {
    TextTokens tokens = TextTokens.of(TokenLevel.WORD, "Don't go,  said 12 men.\nGo!");
    assertThat(tokens.tokens())
        .containsExactlyInAnyOrder(
            "Don't", " go", ",", " ", " said", " 12", " men", ".", "\n", "Go", "!");
  }

  @Test
  void frequentTokensComeFirstAndEqualOnesByCodePoint() {
    TextTokens tokens = TextTokens.of(TokenLevel.CHAR, "bcabca😀\uffeec");
    assertThat(tokens.tokens()).containsExactly("c", "a", "b", "\uffee", "😀");
    assertThat(tokens.ids("c😀?")).containsExactly(1, 5, TextTokens.UNKNOWN);
    assertThat(tokens.size()).isEqualTo(6);
    assertThat(tokens.text(2, 0, 3)).isEqualTo("a\uFFFDb");
  }

  @Test
  void aLimitLeavesRareOnesUnknown() {
    TextTokens tokens = TextTokens.of(TokenLevel.CHAR, "aaabbc", 2);
    assertThat(tokens.tokens()).containsExactly("a", "b");
    assertThat(tokens.ids("cab")).containsExactly(0, 1, 2);
  }

  @Test
  void jsonKeepsAll() {
    for (TokenLevel level : TokenLevel.values()) {
      TextTokens tokens = TextTokens.of(level, MIXED.replace("\ud800", ""));
      assertThat(TextTokens.fromJson(tokens.toJson())).isEqualTo(tokens);
    }
  }

  @Test
  void badInputIsToldInASentence() {
    assertThatThrownBy(() -> TextTokens.of(TokenLevel.CHAR, ""))
        .hasMessage("TextTokens: the text is empty");
    assertThatThrownBy(() -> TextTokens.of(TokenLevel.CHAR, "a", 0))
        .hasMessage("TextTokens: the limit must be at least 1, got 0");
    assertThatThrownBy(() -> TextTokens.of(TokenLevel.CHAR, "a").token(2))
        .hasMessage("TextTokens: ids must be in [0, 2), got 2");
    for (String json :
        List.of("{", "[]", "{\"level\":\"char\"}", "{\"level\":\"char\",\"tokens\":[1]}")) {
      assertThatThrownBy(() -> TextTokens.fromJson(json))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("tokens.json");
    }
    assertThatThrownBy(() -> TextTokens.fromJson("{\"level\":\"line\",\"tokens\":[]}"))
        .hasMessage("the level of tokens must be one of char, word, got \"line\"");
    assertThatThrownBy(() -> TextTokens.fromJson("{\"level\":\"char\",\"tokens\":[\"a\",\"a\"]}"))
        .hasMessage("TextTokens: \"a\" is there twice");
  }
}
