package io.github.tfrnn.samples.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ResultLineTest {

  @Test
  void keepsTheOrderOfItsKeys() {
    ResultLine line =
        new ResultLine()
            .word("task", "text")
            .fraction("test_accuracy", 0.87654)
            .number("parameters", 1_234_567)
            .seconds("train_seconds", 61.25);
    assertThat(line)
        .hasToString("RESULT task=text test_accuracy=0.8765 parameters=1234567 train_seconds=61.3");
  }

  @Test
  void looksTheSameInEveryLanguage() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(new ResultLine().fraction("x", 0.5).number("n", 1234).seconds("s", 2))
          .hasToString("RESULT x=0.5000 n=1234 s=2.0");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void refusesWhatAScriptCouldNotRead() {
    ResultLine line = new ResultLine().number("n", 1);
    assertThatThrownBy(() -> line.word("cell", "long short"))
        .hasMessage("RESULT: the value of cell must be one word, got \"long short\"");
    assertThatThrownBy(() -> line.word("cell", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be one word");
    assertThatThrownBy(() -> line.number("Two words", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got \"Two words\"");
    assertThatThrownBy(() -> line.number("n", 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("RESULT: n was put before");
  }
}
