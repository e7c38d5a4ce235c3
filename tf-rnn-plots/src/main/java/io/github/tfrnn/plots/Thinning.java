package io.github.tfrnn.plots;

import java.util.ArrayList;
import java.util.List;

/**
 * Fewer points that look the same: of all points in a column of the picture the first, the lowest,
 * the highest and the last.
 */
final class Thinning {

  private static final int COLUMNS = 2000;

  /**
   * Returns the curve, with fewer points if it has many.
   *
   * @param curve its x never fall
   */
  static Curve of(Curve curve) {
    int size = curve.x().size();
    if (size <= 4 * COLUMNS || curve.look() == Curve.Look.AREA) {
      return curve;
    }
    double low = curve.x().get(0);
    double width = (curve.x().get(size - 1) - low) / COLUMNS;
    List<Integer> kept = new ArrayList<>();
    for (int first = 0; first < size; ) {
      long column = column(curve, first, low, width);
      int end = first + 1;
      while (end < size && column(curve, end, low, width) == column) {
        end++;
      }
      keep(curve.y(), first, end, kept);
      first = end;
    }
    return new Curve(
        curve.name(),
        kept.stream().map(curve.x()::get).toList(),
        kept.stream().map(curve.y()::get).toList(),
        curve.color(),
        curve.look());
  }

  private static long column(Curve curve, int point, double low, double width) {
    return width == 0 ? 0 : (long) ((curve.x().get(point) - low) / width);
  }

  private static void keep(List<Double> y, int first, int end, List<Integer> kept) {
    int lowest = first;
    int highest = first;
    for (int i = first; i < end; i++) {
      lowest = y.get(i) < y.get(lowest) ? i : lowest;
      highest = y.get(i) > y.get(highest) ? i : highest;
    }
    List.of(first, Math.min(lowest, highest), Math.max(lowest, highest), end - 1).stream()
        .distinct()
        .forEach(kept::add);
  }

  private Thinning() {}
}
