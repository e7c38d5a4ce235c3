package io.github.tfrnn.plots;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.plots.HeatMap.Cell;
import io.github.tfrnn.plots.HeatMap.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much each word that was said looked at each word that was read. */
final class AttentionChart {

  private static final String WHERE = "Plots.attention";
  private static final int MOST_WORDS = 200;
  private static final int MOST_FIGURES = 20; // columns, for figures to have room

  static Chart chart(
      float[][] weights, List<String> queries, List<String> keys, ChartOptions options) {
    requireWords("queries", queries);
    requireWords("keys", keys);
    checkArgument(
        weights.length == queries.size(),
        "%s: %s rows of weights for %s queries: weights must be [queries, keys].",
        WHERE,
        weights.length,
        queries.size());
    double largest = 0;
    for (int i = 0; i < weights.length; i++) {
      checkArgument(
          weights[i].length == keys.size(),
          "%s: row %s has %s weights for %s keys: weights must be [queries, keys].",
          WHERE,
          i,
          weights[i].length,
          keys.size());
      for (int j = 0; j < weights[i].length; j++) {
        Finite.require(WHERE, "weight %d of query " + i, j, weights[i][j]);
        checkArgument(
            weights[i][j] >= 0,
            "%s: weight %s of query %s is %s: draw weights after the softmax, which are 0 or more.",
            WHERE,
            j,
            i,
            weights[i][j]);
        largest = Math.max(largest, weights[i][j]);
      }
    }
    String title = options.titleOr("Attention");
    HeatMap map = map(weights, queries, keys, largest);
    List<String> words = new ArrayList<>(queries);
    words.addAll(keys);
    words.add(title);
    return new Chart(WHERE, HeatMapPainter.picture(title, map, options.width()), words);
  }

  private static void requireWords(String what, List<String> words) {
    checkArgument(
        !words.isEmpty() && words.size() <= MOST_WORDS,
        "%s: %s %s: there must be at least one, and at most %s to be readable.",
        WHERE,
        words.size(),
        what,
        MOST_WORDS);
  }

  private static HeatMap map(
      float[][] weights, List<String> queries, List<String> keys, double largest) {
    double full = largest == 0 ? 1 : largest;
    boolean figures = keys.size() <= MOST_FIGURES;
    return new HeatMap(
        queries,
        keys,
        "query",
        "key",
        HeatMap.each(
            queries.size(),
            i ->
                HeatMap.each(
                    keys.size(),
                    j -> new Cell(weights[i][j] / full, figures ? figure(weights[i][j]) : ""))),
        new Scale("weight", "0", String.format(Locale.ROOT, "%.2g", full)));
  }

  private static String figure(float weight) {
    return weight < 0.005 ? "" : String.format(Locale.ROOT, "%.2f", weight);
  }

  private AttentionChart() {}
}
