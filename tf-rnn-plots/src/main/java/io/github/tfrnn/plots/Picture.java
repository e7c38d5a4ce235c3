package io.github.tfrnn.plots;

import io.github.tfrnn.networks.Network;
import io.github.tfrnn.plots.Diagram.Arrow;
import io.github.tfrnn.plots.Diagram.Box;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is to be drawn, whatever it is drawn on.
 *
 * @param parts from the backmost
 */
record Picture(double width, double height, List<Part> parts) {

  Picture {
    parts = List.copyOf(parts);
  }

  /**
   * What is drawn at once.
   *
   * @param kind {@code "frame"}, {@code "tensor"}, {@code "head"} of a frame, or {@code "layer"}
   * @param title what it stands for, in words
   */
  record Part(String kind, String title, Consumer<Graphics2D> painter) {}

  static Picture of(Network network, PlotOptions options) {
    Diagram diagram = DiagramReader.read(network, options);
    Placement placement = Layout.place(diagram, options.rankdir());
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < diagram.boxes().size(); i++) {
      if (diagram.boxes().get(i).isFrame()) {
        Rectangle2D place = placement.boxes().get(i);
        parts.add(part(diagram.boxes().get(i), "frame", BoxPainter::paintGround, place));
      }
    }
    for (int i = 0; i < diagram.arrows().size(); i++) {
      List<Point2D> corners = placement.arrows().get(i);
      parts.add(
          new Part(
              "tensor",
              title(diagram, diagram.arrows().get(i)),
              canvas -> ArrowPainter.paint(canvas, corners)));
    }
    for (int i = 0;
        i < diagram.boxes().size();
        i++) { // over arrows: these pass under frames' heads
      Box box = diagram.boxes().get(i);
      Rectangle2D place = placement.boxes().get(i);
      parts.add(
          box.isFrame()
              ? part(box, "head", BoxPainter::paintHead, place)
              : part(box, "layer", BoxPainter::paint, place));
    }
    return new Picture(placement.width(), placement.height(), parts);
  }

  private static Part part(Box box, String kind, BoxPart painter, Rectangle2D place) {
    String title = box.kind() + " \"" + box.name() + "\"";
    return new Part(kind, title, canvas -> painter.paint(canvas, box, place));
  }

  /** A box, or the part of it that is drawn at once. */
  @FunctionalInterface
  private interface BoxPart {
    void paint(Graphics2D canvas, Box box, Rectangle2D place);
  }

  private static String title(Diagram diagram, Arrow arrow) {
    return diagram.boxes().get(arrow.from().box()).name()
        + " → "
        + diagram.boxes().get(arrow.to().box()).name();
  }

  /** Draws everything, from the backmost. */
  void paint(Graphics2D canvas) {
    parts.forEach(part -> part.painter().accept(canvas));
  }
}
