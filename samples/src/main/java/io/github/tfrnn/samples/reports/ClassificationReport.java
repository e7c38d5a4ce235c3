package io.github.tfrnn.samples.reports;

import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The table of precision, recall, F1 and support of each class, laid out as scikit-learn's {@code
 * classification_report}.
 */
public final class ClassificationReport {
  private static final String WEIGHTED =
      "weighted avg"; // the longest name of a row below the classes

  private final ConfusionMatrix matrix;
  private final int classes;
  private final int width; // of the names of the rows

  private ClassificationReport(ConfusionMatrix matrix) {
    this.matrix = matrix;
    this.classes = matrix.classes().size();
    this.width =
        Math.max(
            WEIGHTED.length(), matrix.classes().stream().mapToInt(String::length).max().orElse(0));
  }

  /** Returns the table, its lines joined by line feeds. */
  public static String of(ConfusionMatrix matrix) {
    return String.join("\n", new ClassificationReport(matrix).lines());
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(row("", "precision", "recall", "f1-score", "support"));
    lines.add("");
    for (int c = 0; c < classes; c++) {
      lines.add(
          row(
              matrix.classes().get(c),
              fraction(matrix.precision(c)),
              fraction(matrix.recall(c)),
              fraction(matrix.f1(c)),
              String.valueOf(matrix.support(c))));
    }
    lines.add("");
    lines.add(row("accuracy", "", "", fraction(matrix.accuracy()), String.valueOf(matrix.total())));
    lines.add(mean("macro avg", c -> 1.0 / classes));
    lines.add(mean(WEIGHTED, c -> (double) matrix.support(c) / matrix.total()));
    return lines;
  }

  private String mean(String name, IntToDoubleFunction weight) {
    return row(
        name,
        fraction(mean(weight, matrix::precision)),
        fraction(mean(weight, matrix::recall)),
        fraction(mean(weight, matrix::f1)),
        String.valueOf(matrix.total()));
  }

  private double mean(IntToDoubleFunction weight, IntToDoubleFunction figure) {
    return IntStream.range(0, classes)
        .mapToDouble(c -> weight.applyAsDouble(c) * figure.applyAsDouble(c))
        .sum();
  }

  private String row(String name, String precision, String recall, String f1, String support) {
    return Strings.padStart(name, width, ' ')
        + String.format("  %9s %9s %9s %9s", precision, recall, f1, support);
  }

  private static String fraction(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
