package io.github.tfrnn.samples.reports;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Locale;

/**
 * One input with what it is and what it was taken for. Immutable.
 *
 * @param text the input
 * @param actual name of its class
 * @param predicted name of the class that it was taken for
 * @param probability the classifier's probability of that class, in [0, 1]
 */
public record Example(String text, String actual, String predicted, double probability) {
  private static final String CUT = "…";

  /** Whether the class was found. */
  public boolean right() {
    return actual.equals(predicted);
  }

  /**
   * Returns one line: probability, predicted class, the true one if it is another, and the text.
   *
   * @param width the text is cut to this number of characters (Unicode code points), at least 1
   */
  public String line(int width) {
    return String.format(
        Locale.ROOT,
        "%3.0f %% %s: %s",
        100 * probability,
        right() ? predicted : predicted + " (is " + actual + ")",
        shorten(text, width));
  }

  /**
   * Returns a text on one line and not longer than a number of code points; a cut one ends in an
   * ellipsis.
   *
   * @param width at least 1
   */
  public static String shorten(String text, int width) {
    checkArgument(width >= 1, "the width must be at least 1, got %s", width);
    String line = text.strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= width
        ? line
        : line.substring(0, line.offsetByCodePoints(0, width - 1)).stripTrailing() + CUT;
  }
}
