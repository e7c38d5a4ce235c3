package io.github.tfrnn.samples.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.text.Tokenizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownTokensTest {
  private static final List<String> TEXTS = List.of("what is a fowl ?", "what is An owl ?");

  @Test
  void whatIsRareAndWhatIsNewAreReadAsOne() {
    Tokenizer tokenizer = KnownTokens.fit(TokenKind.BLANKS, 100, 2, TEXTS);
    assertThat(tokenizer.vocabularySize()).isEqualTo(5); // padding, rare ones, what, is, ?
    assertThat(tokenizer.textToSequence("what is a quark ?")).containsExactly(2, 3, 1, 1, 4);
  }

  @Test
  void theMostFrequentAreKnownIfThereIsNoRoomForMore() {
    Tokenizer tokenizer = KnownTokens.fit(TokenKind.BLANKS, 4, 2, TEXTS);
    assertThat(tokenizer.vocabularySize()).isEqualTo(4);
    assertThat(tokenizer.textToSequence("what is a quark ?")).containsExactly(2, 3, 1, 1, 1);
  }

  @Test
  void whatIsNewIsLeftOutIfEveryTokenIsKnown() {
    Tokenizer tokenizer = KnownTokens.fit(TokenKind.WORDS, 100, 1, TEXTS);
    assertThat(tokenizer.vocabularySize()).isEqualTo(7); // padding, what, is, a, fowl, an, owl
    assertThat(tokenizer.textToSequence("What is an OWL, a quark?")).containsExactly(1, 2, 5, 6, 3);
  }

  @Test
  void capitalsAndPunctuationStandWhereOnlyBlanksCut() {
    Tokenizer tokenizer = KnownTokens.fit(TokenKind.BLANKS, 100, 1, TEXTS);
    assertThat(tokenizer.wordIndex()).containsKeys("An", "?").doesNotContainKey("an");
  }
}
