package io.github.tfrnn.samples.plots;

import static com.google.common.base.Preconditions.checkArgument;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws how loss and accuracy, or another metric, went from epoch to epoch, in training and
 * validation, side by side.
 */
public final class TrainingCurves {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 380;
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  /** As {@link #save(Map, String, Path)} of the {@code accuracy}. */
  public static void save(Map<String, ? extends List<? extends Number>> history, Path file)
      throws IOException {
    save(history, "accuracy", file);
  }

  /**
   * Draws the curves and saves them.
   *
   * @param history one value an epoch under each of {@code loss}, the metric and, where there was a
   *     validation, both with {@code val_} before them; other keys are left out
   * @param metric name of what is drawn beside the loss
   * @param file the PNG file; an older one is replaced
   * @throws IllegalArgumentException if the history holds no epoch
   */
  public static void save(
      Map<String, ? extends List<? extends Number>> history, String metric, Path file)
      throws IOException {
    checkArgument(
        history.containsKey("loss") && !history.get("loss").isEmpty(),
        "training curves need the loss of at least one epoch, got %s",
        history.keySet());
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      chart(history, "loss").paint(graphics, WIDTH / 2, HEIGHT);
      graphics.translate(WIDTH / 2, 0);
      chart(history, metric).paint(graphics, WIDTH / 2, HEIGHT);
    } finally {
      graphics.dispose();
    }
    PngFile.write(image, file);
  }

  private static XYChart chart(Map<String, ? extends List<? extends Number>> history, String key) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH / 2)
            .height(HEIGHT)
            .title(key)
            .xAxisTitle("epoch")
            .theme(ChartTheme.Matlab)
            .build();
    chart
        .getStyler()
        .setLegendPosition(
            falls(history.get(key)) ? LegendPosition.InsideNE : LegendPosition.InsideSE)
        .setLegendBorderColor(Color.LIGHT_GRAY)
        .setChartBackgroundColor(Color.WHITE)
        .setChartTitleFont(FONT.deriveFont(Font.BOLD))
        .setLegendFont(FONT)
        .setChartPadding(12);
    chart
        .getStyler()
        .setAxisTitleFont(FONT)
        .setAxisTickLabelsFont(FONT)
        .setPlotGridLinesColor(Color.LIGHT_GRAY)
        .setXAxisDecimalPattern("0")
        .setYAxisDecimalPattern("0.0##");
    addCurve(chart, "training", history.get(key), new Color(0x1F77B4));
    addCurve(chart, "validation", history.get("val_" + key), new Color(0xFF7F0E));
    return chart;
  }

  /** Tells in which corner there is room. */
  private static boolean falls(List<? extends Number> values) {
    return values != null
        && values.get(0).doubleValue() > values.get(values.size() - 1).doubleValue();
  }

  private static void addCurve(
      XYChart chart, String name, List<? extends Number> values, Color color) {
    if (values == null) {
      return;
    }
    List<Integer> epochs = IntStream.rangeClosed(1, values.size()).boxed().toList();
    XYSeries curve = chart.addSeries(name, epochs, values);
    curve.setLineColor(color);
    curve.setMarkerColor(color);
    curve.setMarker(SeriesMarkers.CIRCLE);
  }

  private TrainingCurves() {}
}
