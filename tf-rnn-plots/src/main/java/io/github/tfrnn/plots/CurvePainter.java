package io.github.tfrnn.plots;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Draws curves: each as one path, so that dashes go on where a point is. */
record CurvePainter(Range across, Range up, Rectangle2D plot) {

  private static final double MARKER = 7;

  /** Draws a curve; what lies outside of the plot is cut off. */
  void paint(Graphics2D canvas, Curve curve) {
    Shape clip = canvas.getClip();
    canvas.clip(plot);
    canvas.setColor(curve.color());
    if (curve.look() == Curve.Look.AREA) {
      canvas.fill(path(curve));
    } else if (curve.look().hasLine()) {
      canvas.setStroke(curve.look().stroke());
      canvas.draw(path(curve));
    }
    canvas.setClip(clip);
    if (curve.look().hasMarkers()) { // whole even at the edge
      for (int i = 0; i < curve.x().size(); i++) {
        paintMarker(canvas, curve.look(), x(curve, i), y(curve, i));
      }
    }
  }

  private Path2D path(Curve curve) {
    Path2D path = new Path2D.Double();
    path.moveTo(x(curve, 0), y(curve, 0));
    for (int i = 1; i < curve.x().size(); i++) {
      path.lineTo(x(curve, i), y(curve, i));
    }
    return path;
  }

  /** Draws a circle or a square around a point, as the legend shows it too. */
  static void paintMarker(Graphics2D canvas, Curve.Look look, double x, double y) {
    double left = x - MARKER / 2;
    double top = y - MARKER / 2;
    canvas.fill(
        look.hasCircles()
            ? new Ellipse2D.Double(left, top, MARKER, MARKER)
            : new Rectangle2D.Double(left, top, MARKER, MARKER));
  }

  private double x(Curve curve, int i) {
    return plot.getX() + across.share(curve.x().get(i)) * plot.getWidth();
  }

  private double y(Curve curve, int i) {
    return plot.getMaxY() - up.share(curve.y().get(i)) * plot.getHeight();
  }
}
