package io.github.tfrnn.plots;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * Finds a font that can show a text: Java's own choice if it can, else the first of the system's
 * fonts, by their names, that has every letter of it.
 */
final class Typeface {

  /** What was found for texts that Java's own choice cannot show; few in any program. */
  private static final ConcurrentMap<String, Optional<Font>> FOUND = new ConcurrentHashMap<>();

  private static final int MOST_FOUND = 10_000;

  /** Returns the font, or one like it that can show the text; the font, if none can. */
  static Font showing(Font font, String text) {
    if (font.canDisplayUpTo(text) < 0) {
      return font;
    }
    return found(text)
        .map(other -> other.deriveFont(font.getStyle(), font.getSize2D()))
        .orElse(font);
  }

  /** Tells whether some font of this system can show the text. */
  static boolean canShow(String text) {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    return font.canDisplayUpTo(text) < 0 || found(text).isPresent();
  }

  private static Optional<Font> found(String text) {
    if (FOUND.size() >= MOST_FOUND) {
      FOUND.clear();
    }
    return FOUND.computeIfAbsent(
        text, key -> Installed.fonts().filter(font -> font.canDisplayUpTo(key) < 0).findFirst());
  }

  /** Read when the first text needs it: it takes a while where there are many fonts. */
  private static final class Installed {
    private static final Font[] FONTS =
        GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts();

    static Stream<Font> fonts() {
      return Stream.of(FONTS);
    }
  }

  private Typeface() {}
}
