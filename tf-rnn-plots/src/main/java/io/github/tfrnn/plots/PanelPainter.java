package io.github.tfrnn.plots;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Draws a panel: axes, and the curves over them. (By hand: XChart draws a line for each two points,
 * which breaks dashes and pales curves of many points, and letters as outlines, which cannot be
 * searched for in an SVG.)
 */
final class PanelPainter {

  private static final double BELOW = 22; // for the numbers of the axis across
  private static final double GAP = 6;
  private static final double ACROSS = 45; // from mark to mark, at least
  private static final double UP = 30;

  private final Range across;
  private final Range up;
  private final List<Double> marksAcross;
  private final List<Double> marksUp;
  private final Rectangle2D plot;

  private PanelPainter(Panel panel, Rectangle2D place) {
    this.across = Range.of(panel.x(), panel.curves(), Curve::x, 0.02);
    this.up = Range.of(panel.y(), panel.curves(), Curve::y, 0.05);
    this.marksUp = up.ticks((int) Math.max(2, place.getHeight() / UP));
    double numbers =
        marksUp.stream().map(Range::label).mapToDouble(Lettering.AXIS::width).max().orElse(0);
    double left = place.getX() + numbers + GAP;
    double width = place.getMaxX() - left;
    this.plot = new Rectangle2D.Double(left, place.getY(), width, place.getHeight() - BELOW);
    this.marksAcross = across.ticks((int) Math.max(2, plot.getWidth() / ACROSS));
  }

  static void paint(Graphics2D canvas, Panel panel, Rectangle2D place) {
    PanelPainter painter = new PanelPainter(panel, place);
    painter.paintAxes(canvas);
    CurvePainter curves = new CurvePainter(painter.across, painter.up, painter.plot);
    panel.curves().forEach(curve -> curves.paint(canvas, Thinning.of(curve)));
  }

  private void paintAxes(Graphics2D canvas) {
    canvas.setStroke(new BasicStroke(1));
    for (double mark : marksUp) {
      double y = plot.getMaxY() - up.share(mark) * plot.getHeight();
      canvas.setColor(Palette.GRID);
      canvas.draw(new Line2D.Double(plot.getX(), y, plot.getMaxX(), y));
      Lettering.AXIS.drawBefore(canvas, Range.label(mark), plot.getX() - GAP, y);
    }
    for (double mark : marksAcross) {
      double x = plot.getX() + across.share(mark) * plot.getWidth();
      canvas.setColor(Palette.GRID);
      canvas.draw(new Line2D.Double(x, plot.getY(), x, plot.getMaxY()));
      Lettering.AXIS.drawCentered(canvas, Range.label(mark), x, plot.getMaxY() + BELOW / 2);
    }
    canvas.setColor(Palette.MUTED);
    canvas.draw(new Line2D.Double(plot.getX(), plot.getY(), plot.getX(), plot.getMaxY()));
    canvas.draw(new Line2D.Double(plot.getX(), plot.getMaxY(), plot.getMaxX(), plot.getMaxY()));
  }
}
