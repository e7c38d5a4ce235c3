package io.github.tfrnn.saving;

import io.github.tfrnn.networks.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names as Keras makes them of names of classes. */
final class KerasNames {

  /** Returns {@code "simple_rnn"} for {@code "SimpleRNN"}. */
  static String snakeCase(String className) {
    return className
        .replaceAll("\\W+", "")
        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  /** Returns names for several objects of one collection: {@code dense}, {@code dense_1}. */
  static List<String> numbered(List<String> classNames) {
    Map<String, Integer> counts = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (String className : classNames) {
      String name = snakeCase(className);
      int number = counts.merge(name, 1, Integer::sum) - 1;
      names.add(number == 0 ? name : name + "_" + number);
    }
    return names;
  }

  /** Returns the name of the class of a layer in Keras's sources. */
  static String className(Node node) {
    String kind = node.layer().kind();
    return kind.equals("GroupQueryAttention") ? "GroupedQueryAttention" : kind;
  }

  private KerasNames() {}
}
