package io.github.tfrnn.plots;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;

/**
 * How one sort of text looks.
 *
 * @param font measured and drawn the same way, whatever it is drawn on
 */
record Lettering(Font font, Color color) {

  private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

  static final Lettering NAME = of(Font.BOLD, 13, 0x1F2937);
  static final Lettering KIND = of(Font.PLAIN, 12, 0x4B5563);
  static final Lettering LABEL = of(Font.PLAIN, 11, 0x6B7280);
  static final Lettering VALUE = of(Font.PLAIN, 11, 0x1F2937);
  static final Lettering MARK = of(Font.BOLD, 10, 0xFFFFFF);
  static final Lettering TITLE = of(Font.BOLD, 16, 0x1F2937);
  static final Lettering AXIS = of(Font.PLAIN, 13, 0x1F2937);

  private static Lettering of(int style, int size, int color) {
    return new Lettering(new Font(Font.SANS_SERIF, style, size), new Color(color));
  }

  Lettering size(double size) {
    return new Lettering(font.deriveFont((float) size), color);
  }

  Lettering color(Color newColor) {
    return new Lettering(font, newColor);
  }

  double width(String text) {
    return width(font, text);
  }

  static double width(Font font, String text) {
    Font shown = Typeface.showing(font, text);
    return shown.canDisplayUpTo(text) < 0
        ? shown.getStringBounds(text, MEASURE).getWidth()
        : text.codePoints().mapToDouble(Lettering::guessedWidth).sum() * font.getSize2D();
  }

  /** Width of a letter that no font has here, in sizes of the font. */
  private static double guessedWidth(int letter) {
    return letter >= 0x2E80 ? 1 : 0.6; // Chinese, Japanese, Korean and most pictures are square
  }

  /**
   * Returns the text, or as much of its beginning and its end as has room: names that are long
   * often differ at the end.
   */
  String fitting(String text, double room) {
    int[] letters = text.codePoints().toArray();
    String fitting = text;
    for (int kept = letters.length - 1; kept >= 0 && width(fitting) > room; kept--) {
      int end = kept / 3;
      String beginning = new String(letters, 0, kept - end).stripTrailing();
      fitting = beginning + "…" + new String(letters, letters.length - end, end).stripLeading();
    }
    return fitting;
  }

  /**
   * Draws a text.
   *
   * @param middle height of the middle of its capital letters
   */
  void draw(Graphics2D canvas, String text, double x, double middle) {
    double capitals = font.createGlyphVector(MEASURE, "H").getVisualBounds().getHeight();
    canvas.setFont(Typeface.showing(font, text));
    canvas.setColor(color);
    canvas.drawString(text, (float) x, (float) (middle + capitals / 2));
  }

  /** Draws a text whose middle is at x. */
  void drawCentered(Graphics2D canvas, String text, double x, double middle) {
    draw(canvas, text, x - width(text) / 2, middle);
  }

  /** Draws a text that ends at x. */
  void drawBefore(Graphics2D canvas, String text, double x, double middle) {
    draw(canvas, text, x - width(text), middle);
  }
}
