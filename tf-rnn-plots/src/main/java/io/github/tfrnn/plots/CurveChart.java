package io.github.tfrnn.plots;

import io.github.tfrnn.plots.Picture.Part;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Places panels side by side under a title. */
final class CurveChart {

  private static final double MARGIN = 16;
  private static final double TITLE = 32;
  private static final double AXIS_TITLE = 24;

  /**
   * Returns a picture.
   *
   * @param panels at least one
   * @param ownHeight if none is asked for, and no legend has more than a line
   */
  static Picture picture(String title, List<Panel> panels, ChartOptions options, int ownHeight) {
    double width = options.width();
    List<Part> parts = new ArrayList<>();
    parts.add(title(title, width, MARGIN / 2 + TITLE / 2));
    double room = (width - MARGIN * (panels.size() + 1)) / panels.size();
    double legend =
        panels.stream()
            .mapToDouble(panel -> new Legend(panel.named(), room).height())
            .max()
            .orElse(0);
    double height = options.heightOr(ownHeight + (int) Math.max(0, legend - Legend.LINE));
    double top = MARGIN / 2 + TITLE;
    double plot = top + AXIS_TITLE + legend;
    double plotHeight = height - plot - AXIS_TITLE - MARGIN / 2;
    for (int i = 0; i < panels.size(); i++) {
      Panel panel = panels.get(i);
      double left = MARGIN + i * (room + MARGIN);
      parts.add(
          new Part(
              "curves",
              panel.y().title(),
              canvas ->
                  PanelPainter.paint(
                      canvas, panel, new Rectangle2D.Double(left, plot, room, plotHeight))));
      parts.add(
          new Part(
              "axes",
              panel.x().title() + ", " + panel.y().title(),
              canvas -> {
                Lettering.NAME.draw(canvas, panel.y().title(), left, top + AXIS_TITLE / 2);
                double middle = plot + plotHeight + AXIS_TITLE / 2;
                Lettering.AXIS.drawCentered(canvas, panel.x().title(), left + room / 2, middle);
              }));
      if (!panel.named().isEmpty()) {
        parts.add(
            new Part(
                "legend",
                "legend",
                canvas -> new Legend(panel.named(), room).paint(canvas, left, top + AXIS_TITLE)));
      }
    }
    return new Picture(width, height, parts);
  }

  /** Returns the title of any chart, shortened to the picture's width. */
  static Part title(String title, double width, double middle) {
    String visible = Visible.of(title);
    String fitting = Lettering.TITLE.fitting(visible, width - 2 * MARGIN);
    return new Part(
        "title",
        visible,
        canvas -> Lettering.TITLE.drawCentered(canvas, fitting, width / 2, middle));
  }

  private CurveChart() {}
}
