package io.github.tfrnn.samples.reports;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** A table of how many inputs each class has in each part of the data, with the sums. */
public final class ClassCounts {
  private final List<String> classes;
  private final Map<String, int[]> parts = new LinkedHashMap<>(); // name to counts by class

  /** Starts a table without columns. */
  public ClassCounts(List<String> classes) {
    this.classes = List.copyOf(classes);
  }

  /**
   * Adds a column.
   *
   * @param part its name
   * @param labels the class index of each input of the part, in [0, classes)
   */
  public ClassCounts add(String part, int[] labels) {
    int[] counts = new int[classes.size()];
    for (int label : labels) {
      checkArgument(
          label >= 0 && label < counts.length,
          "%s: class indices must be in [0, %s), got %s",
          part,
          counts.length,
          label);
      counts[label]++;
    }
    parts.put(part, counts);
    return this;
  }

  /** Returns the table, its lines joined by line feeds. */
  @Override
  public String toString() {
    int width = Math.max(5, classes.stream().mapToInt(String::length).max().orElse(0));
    List<String> lines = new ArrayList<>();
    lines.add(row(width, "", List.copyOf(parts.keySet())));
    for (int c = 0; c < classes.size(); c++) {
      int index = c;
      lines.add(row(width, classes.get(c), cells(counts -> counts[index])));
    }
    lines.add(row(width, "total", cells(counts -> Arrays.stream(counts).sum())));
    return String.join("\n", lines);
  }

  private List<String> cells(ToIntFunction<int[]> cell) {
    return parts.values().stream().map(counts -> String.valueOf(cell.applyAsInt(counts))).toList();
  }

  private static String row(int width, String name, List<String> cells) {
    return Strings.padStart(name, width, ' ')
        + cells.stream().map(cell -> String.format("  %10s", cell)).collect(Collectors.joining());
  }
}
