package io.github.tfrnn.plots;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.plots.Curve.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Curves of scores, over shares from 0 to 1. */
final class ScoreChart {

  private static final int MOST_CURVES = 2 * Palette.SIZE;
  private static final double MARGIN = 0.01; // lines at 0 and 1 are drawn whole

  static Chart roc(List<Scores> scores, ChartOptions options) {
    List<Curve> curves = new ArrayList<>();
    List<Double> ends = List.of(0.0, 1.0);
    curves.add(new Curve("chance", ends, ends, Palette.MUTED, Look.DOTTED));
    for (Scores one : scores) {
      RocCurve curve = RocCurve.of(one);
      curves.add(
          curve(
              named(one, "AUC", curve.area()),
              curve.falsePositiveRates(),
              curve.truePositiveRates(),
              curves.size() - 1));
    }
    Panel panel = new Panel(share("false positive rate"), share("true positive rate"), curves);
    return chart("Plots.roc", scores, panel, options, "ROC curve");
  }

  static Chart precisionRecall(List<Scores> scores, ChartOptions options) {
    List<Curve> curves = new ArrayList<>();
    for (Scores one : scores) {
      PrecisionRecallCurve curve = PrecisionRecallCurve.of(one);
      List<Double> recalls = new ArrayList<>();
      List<Double> precisions = new ArrayList<>();
      for (int i = 0; i < curve.recalls().size(); i++) { // a precision holds up to its recall
        if (i > 0) {
          recalls.add(curve.recalls().get(i - 1));
          precisions.add(curve.precisions().get(i));
        }
        recalls.add(curve.recalls().get(i));
        precisions.add(curve.precisions().get(i));
      }
      String name = named(one, "AP", curve.averagePrecision());
      curves.add(curve(name, recalls, precisions, curves.size()));
    }
    if (scores.size() == 1) {
      int positives = scores.get(0).positives();
      double share = positives / (double) (positives + scores.get(0).negatives());
      List<Double> ends = List.of(0.0, 1.0);
      List<Double> level = List.of(share, share);
      curves.add(0, new Curve("chance", ends, level, Palette.MUTED, Look.DOTTED));
    }
    checkSome("Plots.precisionRecall", scores);
    Panel panel = new Panel(share("recall"), share("precision"), curves);
    return chart("Plots.precisionRecall", scores, panel, options, "Precision and recall");
  }

  private static Curve curve(String name, List<Double> x, List<Double> y, int number) {
    Look look = number < Palette.SIZE ? Look.SOLID : Look.DASHED;
    return new Curve(name, x, y, Palette.curve(number), look);
  }

  private static String named(Scores scores, String measure, double value) {
    return String.format(Locale.ROOT, "%s (%s %.3f)", scores.name(), measure, value);
  }

  private static Axis share(String title) {
    return Axis.of(title).from(-MARGIN).upTo(1 + MARGIN);
  }

  private static void checkSome(String where, List<Scores> scores) {
    checkArgument(
        !scores.isEmpty() && scores.size() <= MOST_CURVES,
        "%s: %s curves: there must be at least one, and at most %s to be told apart.",
        where,
        scores.size(),
        MOST_CURVES);
  }

  private static Chart chart(
      String where, List<Scores> scores, Panel panel, ChartOptions options, String own) {
    checkSome(where, scores);
    String title = options.titleOr(own);
    List<String> words =
        Stream.concat(scores.stream().map(Scores::name), Stream.of(title)).toList();
    return new Chart(where, CurveChart.picture(title, List.of(panel), options, 520), words);
  }

  private ScoreChart() {}
}
