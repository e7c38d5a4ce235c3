package io.github.tfrnn.text.words;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Cuts texts into what readers take for one character each: extended grapheme clusters.
 *
 * <p>é is one, whether of one code point or two; so are a family 👩‍👩‍👧, a flag 🇩🇪, a Korean
 * syllable of several jamo, and an end of line of two characters. A tokenizer's {@code charLevel}
 * cuts such into code points instead. Blanks count, unless {@link #withoutBlanks()}.
 *
 * <p>Source: Unicode Standard Annex 29, by ICU. Immutable, safe for use by several threads.
 */
public final class Graphemes implements WordSplitter {

  /** What {@link #name()} returns. */
  public static final String NAME = "graphemes";

  private static final Graphemes ALL = new Graphemes(true);

  private final boolean blanks;
  private final Breakers breakers = new Breakers(BreakIterator.getCharacterInstance(ULocale.ROOT));

  private Graphemes(boolean blanks) {
    this.blanks = blanks;
  }

  /** Returns a splitter that keeps every grapheme. */
  public static Graphemes standard() {
    return ALL;
  }

  /** Returns a splitter that drops blanks: graphemes that begin with white space. */
  public Graphemes withoutBlanks() {
    return new Graphemes(false);
  }

  static Graphemes of(Map<String, String> written) {
    Settings settings = new Settings("Graphemes", written);
    Graphemes read = new Graphemes(settings.bool("blanks"));
    settings.finish();
    return read;
  }

  @Override
  public List<String> split(String text) {
    List<String> graphemes = new ArrayList<>();
    breakers.lend(
        breaker -> {
          breaker.setText(text);
          int from = breaker.first();
          for (int to = breaker.next(); to != BreakIterator.DONE; to = breaker.next()) {
            if (blanks || !Blanks.isBlank(text.codePointAt(from))) {
              graphemes.add(text.substring(from, to));
            }
            from = to;
          }
        });
    return graphemes;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("blanks", Boolean.toString(blanks));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Graphemes that && blanks == that.blanks;
  }

  @Override
  public int hashCode() {
    return Boolean.hashCode(blanks);
  }

  @Override
  public String toString() {
    return "Graphemes[blanks=" + blanks + "]";
  }
}
