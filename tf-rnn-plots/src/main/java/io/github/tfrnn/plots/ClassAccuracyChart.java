package io.github.tfrnn.plots;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.plots.Picture.Part;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much of each class is found: a bar for each, beside its name. */
final class ClassAccuracyChart {

  private static final String WHERE = "Plots.classAccuracy";
  private static final int MOST_CLASSES = 200;
  private static final double MARGIN = 16;
  private static final double TITLE = 40;
  private static final double LINE = 24;
  private static final double BAR = 16;
  private static final double GAP = 8;
  private static final double LONGEST_NAME = 220;
  private static final double FIGURES = 130; // for accuracy and count, right of the bars

  static Chart chart(ConfusionMatrix matrix, ChartOptions options) {
    int size = matrix.classes().size();
    checkArgument(
        size <= MOST_CLASSES,
        "%s: %s classes, more than the %s that can be read: draw those that matter.",
        WHERE,
        size,
        MOST_CLASSES);
    String title = options.titleOr("Accuracy of each class (share of its rows that are found)");
    double high = TITLE + size * LINE + LINE + MARGIN;
    Picture picture =
        new Picture(
            options.width(),
            high,
            List.of(
                CurveChart.title(title, options.width(), TITLE / 2),
                new Part("bars", "bars", canvas -> paint(canvas, matrix, options.width()))));
    List<String> words = new ArrayList<>(matrix.classes());
    words.add(title);
    return new Chart(WHERE, picture, words);
  }

  private static void paint(Graphics2D canvas, ConfusionMatrix matrix, double width) {
    List<String> names =
        matrix.classes().stream()
            .map(name -> Lettering.AXIS.fitting(Visible.of(name), LONGEST_NAME))
            .toList();
    double left = MARGIN + GAP + names.stream().mapToDouble(Lettering.AXIS::width).max().orElse(0);
    double room = width - MARGIN - FIGURES - left;
    paintGrid(canvas, left, room, TITLE + names.size() * LINE);
    for (int i = 0; i < names.size(); i++) {
      double middle = TITLE + (i + 0.5) * LINE;
      Lettering.AXIS.drawBefore(canvas, names.get(i), left - GAP, middle);
      double bar = room * matrix.share(i, i);
      canvas.setColor(Palette.curve(0));
      canvas.fill(new Rectangle2D.Double(left, middle - BAR / 2, bar, BAR));
      Lettering.AXIS.draw(canvas, figures(matrix, i), left + room + GAP, middle);
    }
  }

  private static String figures(ConfusionMatrix matrix, int i) {
    long support = matrix.support(i);
    return support == 0
        ? "no rows"
        : String.format(Locale.ROOT, "%.3f  of %,d", matrix.share(i, i), support);
  }

  private static void paintGrid(Graphics2D canvas, double left, double room, double bottom) {
    canvas.setStroke(new BasicStroke(1));
    for (int quarter = 0; quarter <= 4; quarter++) {
      double x = left + room * quarter / 4;
      canvas.setColor(Palette.GRID);
      canvas.draw(new Line2D.Double(x, TITLE, x, bottom));
      Lettering.AXIS.drawCentered(canvas, Range.label(quarter / 4.0), x, bottom + LINE / 2);
    }
  }

  private ClassAccuracyChart() {}
}
