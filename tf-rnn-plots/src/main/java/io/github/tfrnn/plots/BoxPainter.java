package io.github.tfrnn.plots;

import io.github.tfrnn.plots.Diagram.Box;
import io.github.tfrnn.plots.Diagram.Line;
import io.github.tfrnn.plots.Diagram.Mark;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/** Measures and draws boxes. */
final class BoxPainter {

  private static final int NARROWEST = 150;
  private static final double SIDE = 12; // from the border to the text
  private static final double GAP = 14; // between name and kind, label and value
  private static final double HEADER = 28;
  private static final double LINE = 18;
  private static final double ABOVE_AND_BELOW = 6;
  private static final double MARK_LINE = 22;
  private static final double MARK_HEIGHT = 16;
  private static final double MARK_SIDE = 7;
  private static final double BETWEEN_MARKS = 5;
  private static final double ROUNDING = 6;
  private static final Color OUTPUT = new Color(0x334155);
  private static final Color FROZEN = new Color(0x6B8CAE);

  /** Returns how large a box has to be for its text; of a frame, its head. */
  static Dimension size(Box box) {
    double marks = marks(box.marks());
    double head = Lettering.NAME.width(box.name()) + GAP + Lettering.KIND.width(box.kind());
    double width = box.isFrame() ? head + GAP + marks : Math.max(head, marks);
    for (Line line : box.lines()) {
      width = Math.max(width, values(box.lines()) + Lettering.VALUE.width(line.value()));
    }
    return new Dimension(
        Math.max(NARROWEST, even(width + 2 * SIDE)), (int) Math.ceil(HEADER + body(box)));
  }

  /** Even, so that arrows at the middle of boxes of different widths can be straight. */
  private static int even(double width) {
    return 2 * (int) Math.ceil(width / 2);
  }

  private static double body(Box box) {
    if (box.isFrame()) {
      return 0;
    }
    double lines = box.lines().size() * LINE + (box.marks().isEmpty() ? 0 : MARK_LINE);
    return lines == 0 ? 0 : lines + 2 * ABOVE_AND_BELOW;
  }

  /** Where values begin, from where labels begin: all below one another. */
  private static double values(List<Line> lines) {
    return GAP
        + lines.stream().mapToDouble(line -> Lettering.LABEL.width(line.label())).max().orElse(0);
  }

  private static double width(Mark mark) {
    return Lettering.MARK.width(mark.text()) + 2 * MARK_SIDE;
  }

  private static double marks(List<Mark> marks) {
    return marks.stream().mapToDouble(BoxPainter::width).sum()
        + Math.max(0, marks.size() - 1) * BETWEEN_MARKS;
  }

  /** Draws a box that nothing is within. */
  static void paint(Graphics2D canvas, Box box, Rectangle2D place) {
    paintGround(canvas, box, place);
    paintHead(canvas, box, place);
    double left = place.getX() + SIDE;
    double top = place.getY() + HEADER + ABOVE_AND_BELOW;
    for (Line line : box.lines()) {
      Lettering.LABEL.draw(canvas, line.label(), left, top + LINE / 2);
      Lettering.VALUE.draw(canvas, line.value(), left + values(box.lines()), top + LINE / 2);
      top += LINE;
    }
    paintMarks(canvas, box, left, top + MARK_LINE / 2);
  }

  /** Draws what is behind everything within a box. */
  static void paintGround(Graphics2D canvas, Box box, Rectangle2D place) {
    canvas.setColor(box.isFrame() ? faint(box.tint().fill()) : Color.WHITE);
    canvas.fill(rounded(place));
  }

  /** Draws border, name and kind; of a frame, its marks too. */
  static void paintHead(Graphics2D canvas, Box box, Rectangle2D place) {
    canvas.setColor(box.tint().fill());
    canvas.fill(place.getHeight() > HEADER ? header(place) : rounded(place));
    canvas.setColor(box.tint().edge());
    canvas.setStroke(stroke(box));
    canvas.draw(rounded(place));
    double left = place.getX() + SIDE;
    double right = place.getMaxX() - SIDE;
    double middle = place.getY() + HEADER / 2;
    Lettering.NAME.draw(canvas, box.name(), left, middle);
    Lettering.KIND.draw(canvas, box.kind(), right - Lettering.KIND.width(box.kind()), middle);
    if (box.isFrame()) {
      paintMarks(canvas, box, left + Lettering.NAME.width(box.name()) + GAP, middle);
    }
  }

  private static void paintMarks(Graphics2D canvas, Box box, double left, double middle) {
    double x = left;
    for (Mark mark : box.marks()) {
      canvas.setColor(color(mark, box));
      canvas.fill(
          new RoundRectangle2D.Double(
              x, middle - MARK_HEIGHT / 2, width(mark), MARK_HEIGHT, MARK_HEIGHT, MARK_HEIGHT));
      Lettering.MARK.draw(canvas, mark.text(), x + MARK_SIDE, middle);
      x += width(mark) + BETWEEN_MARKS;
    }
  }

  private static Color color(Mark mark, Box box) {
    return switch (mark.meaning()) {
      case SHARED -> box.tint().edge();
      case FROZEN -> FROZEN;
      case OUTPUT -> OUTPUT;
    };
  }

  private static BasicStroke stroke(Box box) {
    float width = box.givesOutput() ? 2.2f : 1.2f;
    return box.isFrozen()
        ? new BasicStroke(
            width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 3}, 0)
        : new BasicStroke(width);
  }

  private static Shape rounded(Rectangle2D place) {
    return new RoundRectangle2D.Double(
        place.getX(),
        place.getY(),
        place.getWidth(),
        place.getHeight(),
        2 * ROUNDING,
        2 * ROUNDING);
  }

  /** The upper part of a box, rounded above alone. */
  private static Shape header(Rectangle2D place) {
    double left = place.getX();
    double top = place.getY();
    double right = place.getMaxX();
    Path2D header = new Path2D.Double();
    header.moveTo(left, top + HEADER);
    header.lineTo(left, top + ROUNDING);
    header.quadTo(left, top, left + ROUNDING, top);
    header.lineTo(right - ROUNDING, top);
    header.quadTo(right, top, right, top + ROUNDING);
    header.lineTo(right, top + HEADER);
    header.closePath();
    return header;
  }

  /** Halfway to white, twice. */
  private static Color faint(Color color) {
    return new Color(
        (color.getRed() + 3 * 255) / 4,
        (color.getGreen() + 3 * 255) / 4,
        (color.getBlue() + 3 * 255) / 4);
  }

  private BoxPainter() {}
}
