package io.github.tfrnn.plots;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.plots.HeatMap.Cell;
import io.github.tfrnn.plots.HeatMap.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a classifier takes for what: figures are counts, colors the shares of a row. */
final class ConfusionChart {

  private static final String WHERE = "Plots.confusionMatrix";
  private static final int MOST_CLASSES = 100;

  static Chart chart(ConfusionMatrix matrix, ChartOptions options) {
    int size = matrix.classes().size();
    checkArgument(
        size <= MOST_CLASSES,
        "%s: %s classes, more than the %s that can be read: draw those that matter.",
        WHERE,
        size,
        MOST_CLASSES);
    String title =
        options.titleOr(
            String.format(Locale.ROOT, "Confusion matrix, accuracy %.3f", matrix.accuracy()));
    HeatMap map =
        new HeatMap(
            matrix.classes(),
            matrix.classes(),
            "true class",
            "predicted class",
            HeatMap.each(
                size, truth -> HeatMap.each(size, predicted -> cell(matrix, truth, predicted))),
            new Scale("share of the row", "0 %", "100 %"));
    List<String> words = new ArrayList<>(matrix.classes());
    words.add(title);
    return new Chart(WHERE, HeatMapPainter.picture(title, map, options.width()), words);
  }

  private static Cell cell(ConfusionMatrix matrix, int truth, int predicted) {
    long count = matrix.count(truth, predicted);
    return new Cell(matrix.share(truth, predicted), count == 0 ? "" : figure(count));
  }

  /** Returns a count in at most four letters, as far as there are names for thousands. */
  static String figure(long count) {
    if (count < 10_000) {
      return Long.toString(count);
    }
    return count < 10_000_000 ? count / 1000 + "k" : count / 1_000_000 + "M";
  }

  private ConfusionChart() {}
}
