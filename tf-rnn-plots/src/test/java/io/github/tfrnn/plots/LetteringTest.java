package io.github.tfrnn.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import org.junit.jupiter.api.Test;

class LetteringTest {

  @Test
  void longNamesKeepTheirBeginningAndTheirEnd() {
    String name = "a class of a rather long name, number 17";
    String fitting = Lettering.AXIS.fitting(name, 120);
    assertThat(Lettering.AXIS.width(fitting)).isBetween(90.0, 120.0);
    assertThat(fitting).startsWith("a class").contains("…").endsWith("17");
    assertThat(Lettering.AXIS.fitting(name, 1000)).isEqualTo(name);
    assertThat(Lettering.AXIS.fitting("😀😀😀😀😀😀😀😀", 60)).matches("(😀)+…(😀)*");
  }

  @Test
  void wordsWithoutShapeCanBeSeen() {
    assertThat(Visible.of("two words")).isEqualTo("two words");
    assertThat(Visible.of(" ")).isEqualTo("␣");
    assertThat(Visible.of("\n")).isEqualTo("↵");
    assertThat(Visible.of("a\u0001\ud800\uffffb")).isEqualTo("a···b");
    assertThat(Visible.of("")).isEmpty();
    assertThat(Visible.of("猫😀")).isEqualTo("猫😀");
  }

  @Test
  void aFontIsFoundThatShowsTheText() {
    assertThat(Typeface.canShow("the cat")).isTrue();
    String tangut = "\ud81c\udc00";
    for (String text : new String[] {"the cat", "那只猫", "кот", tangut}) {
      Font font = Typeface.showing(Lettering.TITLE.font(), text);
      assertThat(font.canDisplayUpTo(text) < 0).as(text).isEqualTo(Typeface.canShow(text));
      assertThat(font.getSize2D()).isEqualTo(Lettering.TITLE.font().getSize2D());
      assertThat(Lettering.TITLE.width(text)).as(text).isPositive();
    }
  }
}
