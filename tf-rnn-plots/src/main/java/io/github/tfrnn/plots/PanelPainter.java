package io.github.tfrnn.plots;

import java.awt.Color;
import java.awt.Graphics2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws the axes and curves of a panel with XChart. Its titles and its legend are drawn elsewhere:
 * XChart draws letters as outlines, which cannot be searched for, and its legend is one line or one
 * column.
 */
final class PanelPainter {

  /** Draws at the canvas's origin. */
  static void paint(Graphics2D canvas, Panel panel, int width, int height) {
    XYChart chart = new XYChartBuilder().width(width).height(height).build();
    style(chart.getStyler());
    limit(chart.getStyler(), panel);
    for (int i = 0; i < panel.curves().size(); i++) {
      add(chart, Integer.toString(i), Thinning.of(panel.curves().get(i)));
    }
    chart.paint(canvas, width, height);
  }

  private static void style(XYStyler styler) {
    styler
        .setLegendVisible(false)
        .setChartTitleVisible(false)
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBackgroundColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setChartPadding(4)
        .setMarkerSize(7);
    styler
        .setAxisTitlesVisible(false)
        .setAxisTickLabelsFont(Lettering.AXIS.font())
        .setAxisTickLabelsColor(Palette.INK)
        .setAxisTickMarksColor(Palette.MUTED)
        .setPlotGridLinesColor(Palette.GRID)
        .setPlotMargin(0)
        .setXAxisTickMarkSpacingHint(70)
        .setYAxisTickMarkSpacingHint(45)
        .setLocale(Locale.ROOT);
  }

  private static void limit(XYStyler styler, Panel panel) {
    if (!Double.isNaN(panel.x().low())) {
      styler.setXAxisMin(panel.x().low());
    }
    if (!Double.isNaN(panel.x().high())) {
      styler.setXAxisMax(panel.x().high());
    }
    if (!Double.isNaN(panel.y().low())) {
      styler.setYAxisMin(panel.y().low());
    }
    if (!Double.isNaN(panel.y().high())) {
      styler.setYAxisMax(panel.y().high());
    }
    if (panel.x().whole()) {
      styler.setXAxisDecimalPattern("#,##0"); // XChart then leaves marks out that would look equal
    } else {
      styler.setxAxisTickLabelsFormattingFunction(PanelPainter::label);
    }
    if (panel.y().whole()) {
      styler.setYAxisDecimalPattern("#,##0");
    } else {
      styler.setyAxisTickLabelsFormattingFunction(PanelPainter::label);
    }
  }

  /** Returns a number as short as it can be said: {@code 0.25}, {@code 1500}, {@code 5E-7}. */
  static String label(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
    double size = Math.abs(value);
    return size < 1e-4 || size >= 1e7 ? rounded.toString() : rounded.toPlainString();
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

  private PanelPainter() {}
}
