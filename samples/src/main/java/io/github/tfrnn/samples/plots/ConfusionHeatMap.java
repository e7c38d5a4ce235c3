package io.github.tfrnn.samples.plots;

import io.github.tfrnn.samples.reports.ConfusionMatrix;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Draws a confusion matrix: a row for each true class, a column for each predicted one.
 *
 * <p>The figure in a cell is a count, its colour the share of the row, so that a rare class is seen
 * as well as a frequent one. (Drawn by hand: a heat map of XChart shows no other figure than the
 * one that it colours.)
 */
public final class ConfusionHeatMap {
  private static final String TITLE =
      "rows: true class, columns: predicted class; colour: share of the row";
  private static final int WIDEST = 900;
  private static final int NARROWEST = 640; // room for the title
  private static final int LONGEST_NAME = 180;
  private static final int MARGIN = 36;
  private static final int GAP = 10;
  private static final int SMALLEST_CELL_WITH_COUNT = 18;
  private static final Color NONE = Color.WHITE;
  private static final Color ALL = new Color(0x08519C);

  private final ConfusionMatrix matrix;
  private final int classes;
  private final int cell; // pixels, as all lengths here
  private final Graphics2D graphics;

  private ConfusionHeatMap(ConfusionMatrix matrix, int cell, Graphics2D graphics) {
    this.matrix = matrix;
    this.classes = matrix.classes().size();
    this.cell = cell;
    this.graphics = graphics;
  }

  /**
   * Draws the matrix and saves it.
   *
   * @param file the PNG file; an older one is replaced
   */
  public static void save(ConfusionMatrix matrix, Path file) throws IOException {
    int classes = matrix.classes().size();
    int names = widest(matrix.classes());
    int cell = Math.max(4, Math.min(100, (WIDEST - names - GAP - 2 * MARGIN) / classes));
    int left = MARGIN + names + GAP;
    int width = Math.max(NARROWEST, left + classes * cell + MARGIN);
    int height = MARGIN + classes * cell + 2 * GAP + (int) (names * Math.sqrt(0.5)) + MARGIN / 2;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setColor(NONE);
      graphics.fillRect(0, 0, width, height);
      graphics.translate(left + (width - left - MARGIN - classes * cell) / 2, MARGIN);
      new ConfusionHeatMap(matrix, cell, graphics).draw();
    } finally {
      graphics.dispose();
    }
    PngFile.write(image, file);
  }

  private static int widest(List<String> names) {
    Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    FontMetrics metrics = graphics.getFontMetrics(font(14));
    graphics.dispose();
    return Math.min(LONGEST_NAME, names.stream().mapToInt(metrics::stringWidth).max().orElse(0));
  }

  private static Font font(int size) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(6, Math.min(14, size)));
  }

  /** Draws with the origin at the upper left corner of the cells. */
  private void draw() {
    graphics.setFont(font(cell / 3));
    for (int actual = 0; actual < classes; actual++) {
      for (int predicted = 0; predicted < classes; predicted++) {
        drawCell(actual, predicted);
      }
    }
    graphics.setColor(Color.GRAY);
    graphics.drawRect(0, 0, classes * cell, classes * cell);
    graphics.setColor(Color.BLACK);
    graphics.setFont(font(cell * 3 / 4));
    for (int c = 0; c < classes; c++) {
      drawNames(c);
    }
    graphics.setFont(font(14).deriveFont(Font.BOLD));
    int width = graphics.getFontMetrics().stringWidth(TITLE);
    graphics.drawString(TITLE, (classes * cell - width) / 2, -GAP);
  }

  private void drawCell(int actual, int predicted) {
    int count = matrix.count(actual, predicted);
    double share = count / (double) Math.max(1, matrix.support(actual));
    graphics.setColor(color(share));
    graphics.fillRect(predicted * cell, actual * cell, cell, cell);
    if (count > 0 && cell >= SMALLEST_CELL_WITH_COUNT) {
      graphics.setColor(share > 0.3 ? Color.WHITE : Color.DARK_GRAY);
      String figure = Integer.toString(count);
      int width = graphics.getFontMetrics().stringWidth(figure);
      graphics.drawString(figure, predicted * cell + (cell - width) / 2, baseline(actual));
    }
  }

  /** Draws the name of a class at the left of its row, and slanted below its column. */
  private void drawNames(int c) {
    String name = fitting(matrix.classes().get(c));
    int width = graphics.getFontMetrics().stringWidth(name);
    graphics.drawString(name, -GAP - width, baseline(c));
    Graphics2D slanted = (Graphics2D) graphics.create();
    slanted.translate(c * cell + cell / 2 + 4, classes * cell + GAP + 4);
    slanted.rotate(-Math.PI / 4);
    slanted.drawString(name, -width, 0);
    slanted.dispose();
  }

  private String fitting(String name) {
    String cut = name;
    for (int length = name.length(); graphics.getFontMetrics().stringWidth(cut) > LONGEST_NAME; ) {
      length = name.offsetByCodePoints(length, -1);
      cut = name.substring(0, length) + "…";
    }
    return cut;
  }

  private int baseline(int row) {
    return row * cell + (cell + graphics.getFontMetrics().getAscent()) / 2 - 2;
  }

  private static Color color(double share) {
    double depth = Math.sqrt(share); // small shares are the mistakes: they should be seen
    return new Color(
        between(NONE.getRed(), ALL.getRed(), depth),
        between(NONE.getGreen(), ALL.getGreen(), depth),
        between(NONE.getBlue(), ALL.getBlue(), depth));
  }

  private static int between(int low, int high, double position) {
    return (int) Math.round(low + (high - low) * position);
  }
}
