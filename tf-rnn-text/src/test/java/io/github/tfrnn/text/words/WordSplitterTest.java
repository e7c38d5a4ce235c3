package io.github.tfrnn.text.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordSplitterTest {

  @Test
  void ofOnesOwnHasANameThatIsNoneOfTheLibrarys() {
    WordSplitter halves = WordSplitter.named("halves", text -> List.of(text.split("\\|", -1)));
    assertThat(halves.split("a|b")).containsExactly("a", "b");
    assertThat(halves.name()).isEqualTo("halves");
    assertThat(halves.settings()).isEmpty();
    assertThat(halves).hasToString("WordSplitter[halves]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WordSplitter.named("", List::of))
        .withMessageContaining("the name must not be empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WordSplitter.named("unicode_words", List::of))
        .withMessageContaining("\"unicode_words\" is that of one of this library's");
  }
}
