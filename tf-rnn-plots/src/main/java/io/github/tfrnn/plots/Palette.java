package io.github.tfrnn.plots;

import java.awt.Color;
import java.util.List;

/**
 * Colors of charts, which are told apart by people who do not see red or green too: those of Okabe
 * and Ito (2008) that stand out on white.
 */
final class Palette {

  /** What data is compared with. */
  static final Color MUTED = new Color(0x6B7280);

  /** What came before. */
  static final Color PAST = new Color(0x9CA3AF);

  static final Color GRID = new Color(0xE5E7EB);
  static final Color INK = new Color(0x1F2937);

  /** The largest share of a map; the smallest is white. */
  static final Color FULL = new Color(0x08519C);

  private static final List<Color> CURVES =
      List.of(
          new Color(0x0072B2), // blue
          new Color(0xD55E00), // vermilion
          new Color(0x009E73), // bluish green
          new Color(0xCC79A7), // reddish purple
          new Color(0xE69F00), // orange
          new Color(0x56B4E9), // sky blue
          new Color(0x111827)); // black

  /** How many curves have a color of their own. */
  static final int SIZE = CURVES.size();

  /** Returns the color of a curve; after {@link #SIZE}, colors come again. */
  static Color curve(int number) {
    return CURVES.get(number % SIZE);
  }

  /**
   * Returns a color of a map.
   *
   * @param share in [0, 1]
   */
  static Color shade(double share) {
    return new Color(
        between(FULL.getRed(), share),
        between(FULL.getGreen(), share),
        between(FULL.getBlue(), share));
  }

  private static int between(int full, double share) {
    return (int) Math.round(255 + (full - 255) * share);
  }

  private Palette() {}
}
