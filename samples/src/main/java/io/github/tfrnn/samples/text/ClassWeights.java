package io.github.tfrnn.samples.text;

import io.github.tfrnn.text.LabelIndex;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How much a training text of each class weighs so that all classes count the same together: the
 * texts there are, by the number of classes and by those of the class. The mean of all texts is 1.
 *
 * @param byClass weights by class, of those that have texts
 */
record ClassWeights(Map<Integer, Float> byClass) {

  ClassWeights {
    byClass = Map.copyOf(byClass);
  }

  /** Returns the weights that balance some texts. */
  static ClassWeights balancing(TokenizedTexts texts) {
    Map<Integer, Long> counts =
        Arrays.stream(texts.labels())
            .boxed()
            .collect(Collectors.groupingBy(label -> label, Collectors.counting()));
    double each = (double) texts.size() / counts.size();
    return new ClassWeights(
        counts.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, entry -> (float) (each / entry.getValue()))));
  }

  /** Returns them in a line, in the order of the classes. */
  String line(LabelIndex classes) {
    return "Balanced: a text weighs "
        + new TreeMap<>(byClass)
            .entrySet().stream()
                .map(
                    entry ->
                        String.format(
                            Locale.ROOT,
                            "%.2f (%s)",
                            entry.getValue(),
                            classes.name(entry.getKey())))
                .collect(Collectors.joining(", "));
  }
}
