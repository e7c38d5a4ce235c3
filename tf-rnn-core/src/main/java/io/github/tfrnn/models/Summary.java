package io.github.tfrnn.models;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.layers.LayerWeight;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The table of a model's layers, as Keras prints it. */
final class Summary {

  /** Which table. */
  enum Style {
    /** Layers one after the other. */
    SEQUENTIAL,
    /** Inputs too, and where each layer's inputs come from. */
    FUNCTIONAL
  }

  private static final int PARAMETERS = 2; // the column of numbers
  private static final List<String> TITLES =
      List.of("Layer (type)", "Output Shape", "Param #", "Connected to");

  /**
   * Returns the table.
   *
   * @param executions how each recurrence is run in training, and why
   */
  static String of(
      String name,
      Network network,
      List<LayerWeight> weights,
      Map<String, String> executions,
      Style style) {
    boolean functional = style == Style.FUNCTIONAL;
    List<List<String>> rows = new ArrayList<>();
    rows.add(functional ? TITLES : TITLES.subList(0, 3));
    for (Node node : network.nodes()) {
      if (node.call() == 0 && (functional || !node.isInput())) {
        List<String> row = row(network, node, weights);
        rows.add(functional ? row : row.subList(0, 3));
      }
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
    executions.forEach((layer, how) -> text.add(" " + layer + " trains: " + how));
    return text.toString();
  }

  private static List<String> row(Network network, Node node, List<LayerWeight> weights) {
    long parameters =
        weights.stream()
            .filter(weight -> weight.layer().equals(node.name()))
            .mapToLong(Summary::size)
            .sum();
    return List.of(
        node.name() + " (" + node.layer().kind() + ")",
        node.outputs().stream().map(Shapes::toString).collect(Collectors.joining(", ")),
        count(parameters),
        connections(network, node.name()));
  }

  /** Where the inputs of all calls of a layer come from: the layer, its call, its output. */
  private static String connections(Network network, String layer) {
    String from =
        network.nodes().stream()
            .filter(node -> node.name().equals(layer))
            .flatMap(node -> node.inputs().stream())
            .map(
                source -> {
                  Node node = network.nodes().get(source.node());
                  return "%s[%d][%d]".formatted(node.name(), node.call(), source.output());
                })
            .collect(Collectors.joining(", "));
    return from.isEmpty() ? "-" : from;
  }

  private static String table(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (int column = 0; column < widths.length; column++) {
      int at = column;
      widths[column] = rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0);
    }
    StringJoiner text = new StringJoiner("\n");
    text.add(rule(widths, "┏", "━", "┳", "┓"));
    text.add(line(rows.get(0), widths, "┃"));
    text.add(rule(widths, "┡", "━", "╇", "┩"));
    for (int i = 1; i < rows.size(); i++) {
      if (i > 1) {
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
      boolean number = column == PARAMETERS;
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
