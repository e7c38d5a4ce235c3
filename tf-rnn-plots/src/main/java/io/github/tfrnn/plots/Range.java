package io.github.tfrnn.plots;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What an axis reaches over.
 *
 * @param high above low
 * @param whole whether only whole numbers are marked
 */
record Range(double low, double high, boolean whole) {

  /**
   * Returns the limits of an axis, or those of the data where the axis has none.
   *
   * @param margin beyond the data, a share of its range
   */
  static Range of(
      Axis axis, List<Curve> curves, Function<Curve, List<Double>> values, double margin) {
    DoubleSummaryStatistics data =
        curves.stream()
            .flatMap(curve -> values.apply(curve).stream())
            .mapToDouble(Double::doubleValue)
            .summaryStatistics();
    double low = Double.isNaN(axis.low()) ? data.getMin() : axis.low();
    double high = Double.isNaN(axis.high()) ? data.getMax() : axis.high();
    double width = high - low;
    double least = 1e-9 * Math.max(Math.abs(low), Math.abs(high)); // steps can still be told apart
    if (width <= least) {
      width = Math.max(Math.abs(low), axis.whole() ? 1 : 1e-6); // one value: in the middle
      return new Range(low - width / 2, high + width / 2, axis.whole());
    }
    return new Range(
        Double.isNaN(axis.low()) ? low - margin * width : low,
        Double.isNaN(axis.high()) ? high + margin * width : high,
        axis.whole());
  }

  /** Returns where a value is: 0 at the low end, 1 at the high end. */
  double share(double value) {
    return (value - low) / (high - low);
  }

  /**
   * Returns the values to mark: multiples of one, two or five times a power of ten.
   *
   * @param most how many at most, at least 2
   */
  List<Double> ticks(int most) {
    double step = step((high - low) / most);
    List<Double> ticks = new ArrayList<>();
    for (double number = Math.ceil(low / step); number * step <= high; number++) {
      ticks.add(number * step + 0.0); // no negative zero
    }
    return ticks;
  }

  private double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double step = 10 * power;
    for (int multiple : new int[] {5, 2, 1}) {
      step = multiple * power >= least ? multiple * power : step;
    }
    return whole ? Math.max(1, step) : step;
  }

  /** Returns a number as short as it can be said: {@code 0.25}, {@code 1,500}, {@code 5E-7}. */
  static String label(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(10)).stripTrailingZeros();
    double size = Math.abs(value);
    if (size >= 1000 && size < 1e7 && value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return size != 0 && (size < 1e-4 || size >= 1e7) ? rounded.toString() : rounded.toPlainString();
  }
}
