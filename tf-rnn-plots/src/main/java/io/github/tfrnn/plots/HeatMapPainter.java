package io.github.tfrnn.plots;

import io.github.tfrnn.plots.HeatMap.Cell;
import io.github.tfrnn.plots.Picture.Part;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Draws heat maps: names left of rows and below columns, slanted where they are longer than a cell.
 */
final class HeatMapPainter {

  private static final double MARGIN = 16;
  private static final double TITLE = 36;
  private static final double AXIS_TITLE = 26;
  private static final double GAP = 6;
  private static final double LONGEST_NAME = 170;
  private static final double LARGEST_CELL = 72;
  private static final double SMALLEST_CELL = 16; // as high as a name
  private static final double SMALLEST_FIGURE = 8.5;
  private static final double BESIDE_FIGURE = 3;
  private static final double SCALE_WIDTH = 120;
  private static final double SCALE_HEIGHT = 12;
  private static final double DARK = 0.7; // white letters are read more easily from here on

  private final HeatMap map;
  private final Lettering names;
  private final double left; // where cells begin
  private final double top;
  private final double cell;
  private final boolean slanted; // the names of columns
  private final double below; // height of these

  private HeatMapPainter(HeatMap map, int width) {
    this.map = map;
    double besides = MARGIN + longest(Lettering.AXIS, map.rows()) + GAP;
    double room = (width - besides - MARGIN) / map.columns().size();
    this.cell = Math.floor(Math.max(smallestCell(), Math.min(LARGEST_CELL, room)));
    this.names = cell < 20 ? Lettering.AXIS.size(12) : Lettering.AXIS;
    double longest = longest(names, map.columns());
    this.slanted = longest > cell - GAP;
    this.below = slanted ? longest * Math.sqrt(0.5) + 2 * GAP : AXIS_TITLE;
    double side = slanted ? Math.max(0, longest * Math.sqrt(0.5) - cell / 2) : 0;
    double least = Math.max(besides, side + MARGIN);
    double all = least + cell * map.columns().size() + MARGIN;
    this.left = least + Math.max(0, (width - all) / 2);
    this.top = TITLE + AXIS_TITLE + GAP;
  }

  private static double longest(Lettering lettering, List<String> names) {
    double longest = names.stream().mapToDouble(lettering::width).max().orElse(0);
    return Math.min(LONGEST_NAME, longest);
  }

  /**
   * Returns a picture.
   *
   * @param width if the names have room
   */
  static Picture picture(String title, HeatMap map, int width) {
    HeatMapPainter painter = new HeatMapPainter(map, width);
    double right = painter.left + painter.cell * map.columns().size();
    double bottom = painter.top + painter.cell * map.rows().size();
    double wide = Math.max(width, right + MARGIN);
    double high = bottom + painter.below + AXIS_TITLE + MARGIN / 2;
    return new Picture(
        wide,
        high,
        List.of(
            CurveChart.title(title, wide, TITLE / 2 + 4),
            new Part("cells", map.down() + " × " + map.across(), painter::paintCells),
            new Part("axes", map.down() + ", " + map.across(), painter::paintNames),
            new Part(
                "legend",
                map.scale().name(),
                canvas -> painter.paintScale(canvas, wide - MARGIN))));
  }

  private void paintCells(Graphics2D canvas) {
    Lettering figures = figures();
    for (int row = 0; row < map.rows().size(); row++) {
      for (int column = 0; column < map.columns().size(); column++) {
        Cell shown = map.cells().get(row).get(column);
        double x = left + column * cell;
        double y = top + row * cell;
        if (shown.share() > 0) {
          canvas.setColor(Palette.shade(shown.share()));
          canvas.fill(new Rectangle2D.Double(x, y, cell, cell));
        }
        if (!shown.figure().isEmpty()) {
          figures
              .color(shown.share() > DARK ? Color.WHITE : Palette.INK)
              .drawCentered(canvas, shown.figure(), x + cell / 2, y + cell / 2);
        }
      }
    }
    paintGrid(canvas);
  }

  private void paintGrid(Graphics2D canvas) {
    double right = left + map.columns().size() * cell;
    double bottom = top + map.rows().size() * cell;
    canvas.setColor(Palette.GRID);
    canvas.setStroke(new BasicStroke(0.5f));
    for (int row = 0; row <= map.rows().size(); row++) {
      canvas.draw(new Line2D.Double(left, top + row * cell, right, top + row * cell));
    }
    for (int column = 0; column <= map.columns().size(); column++) {
      canvas.draw(new Line2D.Double(left + column * cell, top, left + column * cell, bottom));
    }
  }

  private double smallestCell() {
    return Math.max(SMALLEST_CELL, widest(Lettering.AXIS.size(SMALLEST_FIGURE)) + BESIDE_FIGURE);
  }

  /** As large as the widest figure allows. */
  private Lettering figures() {
    double size = Lettering.AXIS.font().getSize2D();
    double widest = Math.max(1, widest(Lettering.AXIS));
    return Lettering.AXIS.size(Math.min(size, size * (cell - BESIDE_FIGURE) / widest));
  }

  private double widest(Lettering lettering) {
    return map.cells().stream()
        .flatMap(List::stream)
        .mapToDouble(shown -> lettering.width(shown.figure()))
        .max()
        .orElse(0);
  }

  private void paintNames(Graphics2D canvas) {
    Lettering.NAME.draw(canvas, "↓ " + map.down(), MARGIN, TITLE + AXIS_TITLE / 2);
    for (int row = 0; row < map.rows().size(); row++) {
      String name = names.fitting(map.rows().get(row), LONGEST_NAME);
      names.drawBefore(canvas, name, left - GAP, top + (row + 0.5) * cell);
    }
    double bottom = top + map.rows().size() * cell;
    AffineTransform upright = canvas.getTransform();
    for (int column = 0; column < map.columns().size(); column++) {
      String name = names.fitting(map.columns().get(column), LONGEST_NAME);
      double middle = left + (column + 0.5) * cell;
      if (slanted) {
        canvas.translate(middle + GAP, bottom + GAP + 4);
        canvas.rotate(-Math.PI / 4);
        names.drawBefore(canvas, name, 0, 0);
        canvas.setTransform(upright);
      } else {
        names.drawCentered(canvas, name, middle, bottom + AXIS_TITLE / 2);
      }
    }
    double width = map.columns().size() * cell;
    double y = bottom + below + AXIS_TITLE / 2;
    Lettering.NAME.drawCentered(canvas, map.across() + " →", left + width / 2, y);
  }

  /** What colors stand for, at the upper right. */
  private void paintScale(Graphics2D canvas, double right) {
    double middle = TITLE + AXIS_TITLE / 2;
    double full = right - Lettering.AXIS.width(map.scale().full());
    Lettering.AXIS.draw(canvas, map.scale().full(), full, middle);
    double start = full - GAP - SCALE_WIDTH;
    paintBar(canvas, start, middle - SCALE_HEIGHT / 2);
    Lettering.AXIS.drawBefore(canvas, map.scale().none(), start - GAP, middle);
    double end = start - 2 * GAP - Lettering.AXIS.width(map.scale().none());
    Lettering.AXIS.drawBefore(canvas, map.scale().name(), end, middle);
  }

  private static void paintBar(Graphics2D canvas, double x, double y) {
    canvas.setPaint(
        new GradientPaint(
            (float) x, 0, Palette.shade(0), (float) (x + SCALE_WIDTH), 0, Palette.shade(1)));
    canvas.fill(new Rectangle2D.Double(x, y, SCALE_WIDTH, SCALE_HEIGHT));
    canvas.setColor(Palette.MUTED);
    canvas.setStroke(new BasicStroke(0.5f));
    canvas.draw(new Rectangle2D.Double(x, y, SCALE_WIDTH, SCALE_HEIGHT));
  }
}
