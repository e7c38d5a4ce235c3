package io.github.tfrnn.models;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.layers.LayerWeight;
import io.github.tfrnn.layers.internal.LayerStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** The table of a model's layers, as Keras prints it. */
final class Summary {

  private static final List<String> TITLES = List.of("Layer (type)", "Output Shape", "Param #");

  static String of(String name, LayerStack stack, List<LayerWeight> weights) {
    List<List<String>> rows = new ArrayList<>();
    for (LayerStack.Entry entry : stack.entries()) {
      long parameters =
          weights.stream()
              .filter(weight -> weight.layer().equals(entry.name()))
              .mapToLong(Summary::size)
              .sum();
      rows.add(
          List.of(
              entry.name() + " (" + entry.layer().kind() + ")",
              Shapes.toString(entry.outputs()),
              count(parameters)));
    }
    long trainable =
        weights.stream().filter(w -> w.weight().trainable()).mapToLong(Summary::size).sum();
    long others =
        weights.stream().filter(w -> !w.weight().trainable()).mapToLong(Summary::size).sum();
    StringJoiner text = new StringJoiner("\n");
    text.add("Model: \"" + name + "\"");
    text.add(table(rows));
    text.add(" Total params: " + total(trainable + others));
    text.add(" Trainable params: " + total(trainable));
    text.add(" Non-trainable params: " + total(others));
    return text.toString();
  }

  private static String table(List<List<String>> rows) {
    int[] widths = new int[TITLES.size()];
    for (int column = 0; column < widths.length; column++) {
      int at = column;
      widths[column] =
          Math.max(
              TITLES.get(column).length(),
              rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
    }
    StringJoiner text = new StringJoiner("\n");
    text.add(rule(widths, "┏", "━", "┳", "┓"));
    text.add(line(TITLES, widths, "┃"));
    text.add(rule(widths, "┡", "━", "╇", "┩"));
    for (int i = 0; i < rows.size(); i++) {
      if (i > 0) {
        text.add(rule(widths, "├", "─", "┼", "┤"));
      }
      text.add(line(rows.get(i), widths, "│"));
    }
    text.add(rule(widths, "└", "─", "┴", "┘"));
    return text.toString();
  }

  private static String line(List<String> cells, int[] widths, String edge) {
    StringJoiner text = new StringJoiner(" " + edge + " ", edge + " ", " " + edge);
    for (int column = 0; column < widths.length; column++) {
      String blanks = " ".repeat(widths[column] - cells.get(column).length());
      boolean number = column == widths.length - 1;
      text.add(number ? blanks + cells.get(column) : cells.get(column) + blanks);
    }
    return text.toString();
  }

  private static String rule(int[] widths, String left, String bar, String cross, String right) {
    StringJoiner text = new StringJoiner(cross, left, right);
    for (int width : widths) {
      text.add(bar.repeat(width + 2));
    }
    return text.toString();
  }

  private static long size(LayerWeight weight) {
    return weight.weight().shape().size();
  }

  private static String count(long parameters) {
    return String.format(Locale.ROOT, "%,d", parameters);
  }

  private static String total(long parameters) {
    double bytes = parameters * 4.0;
    String size;
    if (bytes < 1024) {
      size = String.format(Locale.ROOT, "%.2f B", bytes);
    } else if (bytes < 1024 * 1024) {
      size = String.format(Locale.ROOT, "%.2f KB", bytes / 1024);
    } else {
      size = String.format(Locale.ROOT, "%.2f MB", bytes / (1024 * 1024));
    }
    return count(parameters) + " (" + size + ")";
  }

  private Summary() {}
}
