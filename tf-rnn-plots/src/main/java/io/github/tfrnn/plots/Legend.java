package io.github.tfrnn.plots;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * What the curves of a panel are called: in lines over the panel, where no data is.
 *
 * @param room width for it
 */
record Legend(List<Curve> curves, double room) {

  static final double LINE = 20;

  private static final double SAMPLE = 28; // of a curve
  private static final double GAP = 7;
  private static final double BETWEEN = 18;
  private static final double AREA = 12;

  double height() {
    return curves.isEmpty() ? 0 : LINE * lines().size() + 4;
  }

  /** Draws it from a point at its upper left. */
  void paint(Graphics2D canvas, double left, double top) {
    double middle = top + LINE / 2;
    for (List<Curve> line : lines()) {
      double x = left;
      for (Curve curve : line) {
        paintSample(canvas, curve, x, middle);
        Lettering.AXIS.draw(canvas, name(curve), x + SAMPLE + GAP, middle);
        x += width(curve) + BETWEEN;
      }
      middle += LINE;
    }
  }

  private List<List<Curve>> lines() {
    List<List<Curve>> lines = new ArrayList<>();
    double left = 0;
    for (Curve curve : curves) {
      if (lines.isEmpty() || width(curve) > left) {
        lines.add(new ArrayList<>());
        left = room;
      }
      lines.get(lines.size() - 1).add(curve);
      left -= width(curve) + BETWEEN;
    }
    return lines;
  }

  private double width(Curve curve) {
    return SAMPLE + GAP + Lettering.AXIS.width(name(curve));
  }

  private String name(Curve curve) {
    return Lettering.AXIS.fitting(curve.name(), room - SAMPLE - GAP);
  }

  private static void paintSample(Graphics2D canvas, Curve curve, double x, double middle) {
    canvas.setColor(curve.color());
    if (curve.look().hasLine()) {
      canvas.setStroke(curve.look().stroke());
      canvas.draw(new Line2D.Double(x, middle, x + SAMPLE, middle));
    }
    if (curve.look().hasMarkers()) {
      CurvePainter.paintMarker(canvas, curve.look(), x + SAMPLE / 2, middle);
    } else if (curve.look() == Curve.Look.AREA) {
      canvas.fill(new Rectangle2D.Double(x + (SAMPLE - AREA) / 2, middle - AREA / 2, AREA, AREA));
    }
  }
}
