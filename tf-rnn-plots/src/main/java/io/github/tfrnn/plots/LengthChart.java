package io.github.tfrnn.plots;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.plots.Curve.Look;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How long sequences are, and how many a maxlen keeps whole. */
final class LengthChart {

  private static final double OVER_THE_BARS = 1.06;

  /**
   * Returns the chart.
   *
   * @param maxlen where sequences are cut, or 0 for none
   */
  static Chart chart(int[] lengths, int maxlen, ChartOptions options) {
    checkArgument(
        maxlen >= 0, "Plots.lengths: maxlen must be at least 1, or 0 for none, got %s.", maxlen);
    LengthHistogram histogram = LengthHistogram.of(lengths);
    double top = OVER_THE_BARS * histogram.highest();
    List<Curve> curves = new ArrayList<>();
    curves.add(bars(histogram));
    int median = LengthHistogram.quantile(lengths, 0.5);
    int most = LengthHistogram.quantile(lengths, 0.95);
    curves.add(mark("median: " + median, median, top, 1, Look.SOLID));
    curves.add(mark("95 % are at most " + most, most, top, 2, Look.DASHED));
    if (maxlen > 0) {
      double whole = Arrays.stream(lengths).filter(length -> length <= maxlen).count();
      String name =
          String.format(
              Locale.ROOT,
              "maxlen %d keeps %.1f %% whole",
              maxlen,
              Math.floor(1000 * whole / lengths.length) / 10); // 100 % means all
      curves.add(mark(name, maxlen, top, 6, Look.DOTTED));
    }
    Panel panel =
        new Panel(
            Axis.of("length").wholeNumbers(),
            Axis.of("sequences").wholeNumbers().from(0).upTo(top),
            curves);
    String title =
        options.titleOr(String.format(Locale.ROOT, "Lengths of %,d sequences", lengths.length));
    Picture picture = CurveChart.picture(title, List.of(panel), options, 400);
    return new Chart("Plots.lengths", picture, List.of(title));
  }

  /** A bar for each bin, over all lengths that it holds. */
  private static Curve bars(LengthHistogram histogram) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int bin = 0; bin < histogram.counts().size(); bin++) {
      double left = histogram.first() + (double) bin * histogram.width() - 0.5;
      double right = left + histogram.width();
      x.addAll(List.of(left, left, right, right));
      double count = histogram.counts().get(bin);
      y.addAll(List.of(0.0, count, count, 0.0));
    }
    return new Curve("", x, y, Palette.curve(5), Look.AREA);
  }

  private static Curve mark(String name, int length, double top, int color, Look look) {
    return Curve.upright(name, length, top, Palette.curve(color), look);
  }

  private LengthChart() {}
}
