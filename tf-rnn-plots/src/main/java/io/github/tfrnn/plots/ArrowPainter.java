package io.github.tfrnn.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;

/** Draws arrows along corners that are rounded off. */
final class ArrowPainter {

  private static final Color COLOR = new Color(0x64748B);
  private static final double ROUNDING = 6;
  private static final double HEAD_LENGTH = 8;
  private static final double HEAD_WIDTH = 7;

  static void paint(Graphics2D canvas, List<Point2D> corners) {
    Point2D tip = corners.get(corners.size() - 1);
    Point2D before = corners.get(corners.size() - 2);
    Point2D base = towards(tip, before, HEAD_LENGTH);
    canvas.setColor(COLOR);
    canvas.setStroke(new BasicStroke(1.3f));
    canvas.draw(line(corners, base));
    canvas.fill(head(tip, base));
  }

  private static Path2D line(List<Point2D> corners, Point2D end) {
    Path2D line = new Path2D.Double();
    line.moveTo(corners.get(0).getX(), corners.get(0).getY());
    for (int i = 1; i < corners.size() - 1; i++) {
      Point2D corner = corners.get(i);
      Point2D from = shortened(corner, corners.get(i - 1));
      Point2D to = shortened(corner, corners.get(i + 1));
      line.lineTo(from.getX(), from.getY());
      line.quadTo(corner.getX(), corner.getY(), to.getX(), to.getY());
    }
    line.lineTo(end.getX(), end.getY());
    return line;
  }

  /** A point near a corner; two corners that are near to each other share what is between. */
  private static Point2D shortened(Point2D corner, Point2D next) {
    return towards(corner, next, Math.min(ROUNDING, corner.distance(next) / 2));
  }

  private static Path2D head(Point2D tip, Point2D base) {
    double alongX = (tip.getX() - base.getX()) / HEAD_LENGTH;
    double alongY = (tip.getY() - base.getY()) / HEAD_LENGTH;
    double half = HEAD_WIDTH / 2;
    Path2D head = new Path2D.Double();
    head.moveTo(tip.getX(), tip.getY());
    head.lineTo(base.getX() - alongY * half, base.getY() + alongX * half);
    head.lineTo(base.getX() + alongY * half, base.getY() - alongX * half);
    head.closePath();
    return head;
  }

  private static Point2D towards(Point2D from, Point2D to, double distance) {
    double share = distance / Math.max(from.distance(to), Double.MIN_NORMAL);
    return new Point2D.Double(
        from.getX() + share * (to.getX() - from.getX()),
        from.getY() + share * (to.getY() - from.getY()));
  }

  private ArrowPainter() {}
}
