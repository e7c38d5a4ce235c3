package io.github.tfrnn.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws a panel: the curves with XChart, the axes by hand. (XChart draws letters as outlines, which
 * cannot be searched for in an SVG, marks epochs at 1, 17 and 33, and has legends of one line or one
 * column.)
 */
final class PanelPainter {

  private static final double BELOW = 22; // for the numbers of the axis across
  private static final double GAP = 6;
  private static final double ACROSS = 45; // from mark to mark, at least
  private static final double UP = 30;
  private static final Color CLEAR = new Color(0, 0, 0, 0);

  private final Panel panel;
  private final Range across;
  private final Range up;
  private final List<Double> marksAcross;
  private final List<Double> marksUp;
  private final Rectangle2D plot; // in whole units, as XChart wants them

  private PanelPainter(Panel panel, Rectangle2D place) {
    this.panel = panel;
    this.across = Range.of(panel.x(), panel.curves(), Curve::x, 0.02);
    this.up = Range.of(panel.y(), panel.curves(), Curve::y, 0.05);
    this.marksUp = up.ticks((int) Math.max(2, place.getHeight() / UP));
    double numbers =
        marksUp.stream().map(Range::label).mapToDouble(Lettering.AXIS::width).max().orElse(0);
    double left = Math.ceil(place.getX() + numbers + GAP);
    this.plot =
        new Rectangle2D.Double(
            left,
            Math.ceil(place.getY()),
            Math.floor(place.getMaxX() - left),
            Math.floor(place.getHeight() - BELOW));
    this.marksAcross = across.ticks((int) Math.max(2, plot.getWidth() / ACROSS));
  }

  static void paint(Graphics2D canvas, Panel panel, Rectangle2D place) {
    PanelPainter painter = new PanelPainter(panel, place);
    painter.paintAxes(canvas);
    painter.paintCurves(canvas);
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

  private void paintCurves(Graphics2D canvas) {
    int width = (int) plot.getWidth();
    int height = (int) plot.getHeight();
    XYChart chart = new XYChartBuilder().width(width).height(height).build();
    style(chart.getStyler());
    for (int i = 0; i < panel.curves().size(); i++) {
      add(chart, Integer.toString(i), Thinning.of(panel.curves().get(i)));
    }
    canvas.translate(plot.getX(), plot.getY());
    chart.paint(canvas, width, height);
    canvas.translate(-plot.getX(), -plot.getY());
  }

  /** Nothing but curves, over the whole of the chart. */
  private void style(XYStyler styler) {
    styler
        .setLegendVisible(false)
        .setChartTitleVisible(false)
        .setChartBackgroundColor(CLEAR)
        .setPlotBackgroundColor(CLEAR)
        .setPlotBorderVisible(false)
        .setPlotContentSize(1)
        .setChartPadding(0)
        .setMarkerSize(7);
    styler
        .setAxisTitlesVisible(false)
        .setAxisTicksVisible(false)
        .setPlotGridLinesVisible(false)
        .setPlotMargin(0)
        .setXAxisMin(across.low())
        .setXAxisMax(across.high())
        .setYAxisMin(up.low())
        .setYAxisMax(up.high());
  }

  private static void add(XYChart chart, String key, Curve curve) {
    XYSeries series = chart.addSeries(key, curve.x(), curve.y());
    series.setLineColor(curve.color());
    series.setMarkerColor(curve.color());
    series.setFillColor(curve.color());
    if (curve.look() == Curve.Look.AREA) {
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
      series.setLineColor(Color.WHITE);
    } else if (!curve.look().hasLine()) {
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    } else {
      series.setLineStyle(curve.look().stroke());
    }
    series.setMarker(
        curve.look().hasCircles()
            ? SeriesMarkers.CIRCLE
            : curve.look().hasSquares() ? SeriesMarkers.SQUARE : SeriesMarkers.NONE);
  }
}
