package io.github.tfrnn.text.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphemesTest {
  private static final Graphemes GRAPHEMES = Graphemes.standard();

  @Test
  void areWhatReadersTakeForCharacters() {
    assertThat(GRAPHEMES.split("e\u0301é👩‍👩‍👧🇩🇪🇫🇷👍🏽\r\n각 1️⃣"))
        .containsExactly(
            "e\u0301", "é", "👩‍👩‍👧", "🇩🇪", "🇫🇷", "👍🏽", "\r\n", "각", " ", "1️⃣");
    assertThat(GRAPHEMES.split("กำ นี้")).containsExactly("กำ", " ", "นี้");
    assertThat(GRAPHEMES.split("")).isEmpty();
  }

  @Test
  void leaveOutBlanksWhenAsked() {
    assertThat(GRAPHEMES.withoutBlanks().split("a b\u3000\u00A0\tc\r\n"))
        .containsExactly("a", "b", "c");
  }

  @Test
  void areFoundAgainByTheirSettings() {
    for (Graphemes graphemes : new Graphemes[] {GRAPHEMES, GRAPHEMES.withoutBlanks()}) {
      assertThat(WordSplitter.ofLibrary("graphemes", graphemes.settings())).contains(graphemes);
    }
    assertThat(GRAPHEMES)
        .isNotEqualTo(GRAPHEMES.withoutBlanks())
        .hasToString("Graphemes[blanks=true]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WordSplitter.ofLibrary("graphemes", Map.of("blanks", "no")))
        .withMessage("Graphemes: the setting \"blanks\" must be \"true\" or \"false\", got \"no\"");
  }
}
