package io.github.tfrnn.plots;

import static com.google.common.base.Preconditions.checkArgument;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;

/**
 * Points, and how they are drawn.
 *
 * @param name in the legend; empty for none
 * @param x as many as y, finite
 */
record Curve(String name, List<Double> x, List<Double> y, Color color, Look look) {

  /** How a curve is drawn. */
  enum Look {
    SOLID,
    DASHED,
    DOTTED,
    /** A solid line, with a circle at each point. */
    MARKED,
    /** A dashed line, with a square at each point. */
    DASHED_MARKED,
    /** Circles without a line. */
    POINTS,
    /** Squares without a line. */
    SQUARES,
    /** What is within the line. */
    AREA;

    boolean hasLine() {
      return this != POINTS && this != SQUARES && this != AREA;
    }

    boolean hasMarkers() {
      return hasCircles() || hasSquares();
    }

    boolean hasCircles() {
      return this == MARKED || this == POINTS;
    }

    boolean hasSquares() {
      return this == DASHED_MARKED || this == SQUARES;
    }

    BasicStroke stroke() {
      return switch (this) {
        case DASHED, DASHED_MARKED -> dashed(7, 5);
        case DOTTED -> dashed(2, 4);
        default -> new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
      };
    }

    private static BasicStroke dashed(float ink, float gap) {
      float[] pattern = {ink, gap};
      return new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, pattern, 0);
    }
  }

  Curve {
    checkArgument(x.size() == y.size(), "curve \"%s\": %s x, %s y", name, x.size(), y.size());
    checkArgument(!x.isEmpty(), "curve \"%s\" has no points", name);
    name = Visible.of(name);
    x = List.copyOf(x);
    y = List.copyOf(y);
  }

  /** Returns a vertical line from the bottom of a panel to a height. */
  static Curve upright(String name, double x, double height, Color color, Look look) {
    return new Curve(name, List.of(x, x), List.of(0.0, height), color, look);
  }
}
