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

  private static Lettering of(int style, int size, int color) {
    return new Lettering(new Font(Font.SANS_SERIF, style, size), new Color(color));
  }

  double width(String text) {
    return width(font, text);
  }

  static double width(Font font, String text) {
    return font.getStringBounds(text, MEASURE).getWidth();
  }

  /**
   * Draws a text.
   *
   * @param middle height of the middle of its capital letters
   */
  void draw(Graphics2D canvas, String text, double x, double middle) {
    double capitals = font.createGlyphVector(MEASURE, "H").getVisualBounds().getHeight();
    canvas.setFont(font);
    canvas.setColor(color);
    canvas.drawString(text, (float) x, (float) (middle + capitals / 2));
  }
}
