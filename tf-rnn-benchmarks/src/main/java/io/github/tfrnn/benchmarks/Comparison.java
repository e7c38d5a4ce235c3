package io.github.tfrnn.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Numbers of several contenders for several cases, the least of each, and tables of them. The first
 * contender is the one that the others are compared with. Not thread-safe.
 */
final class Comparison {

  private record Place(String contender, String row, String measure) {}

  private final Map<Place, Double> least = new LinkedHashMap<>();
  private final List<String> contenders;
  private final Set<String> rows = new LinkedHashSet<>();
  private final Map<String, String> parameters = new HashMap<>();

  /** Compares contenders, the first one with all others. */
  Comparison(Collection<String> contenders) {
    this.contenders = List.copyOf(contenders);
  }

  /** Adds a row, if it is not there yet. */
  void addRow(String row) {
    rows.add(row);
  }

  /** Adds a number; the least of all for the same place counts. */
  void add(String contender, String row, String measure, OptionalDouble number) {
    addRow(row);
    number.ifPresent(n -> least.merge(new Place(contender, row, measure), n, Math::min));
  }

  /**
   * Returns whether a contender's model has as many parameters as that of the first one asked about
   * for the same row; true where they are not told.
   */
  boolean agrees(String row, Optional<String> told) {
    return told.isEmpty() || told.get().equals(parameters.computeIfAbsent(row, r -> told.get()));
  }

  private OptionalDouble get(String contender, String row, String measure) {
    Double number = least.get(new Place(contender, row, measure));
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  /** Returns another's number over that of the first; empty if one of them is not known. */
  private OptionalDouble ratio(String other, String row, String measure) {
    OptionalDouble ours = get(contenders.get(0), row, measure);
    OptionalDouble theirs = get(other, row, measure);
    return ours.isPresent() && theirs.isPresent() && ours.getAsDouble() > 0
        ? OptionalDouble.of(theirs.getAsDouble() / ours.getAsDouble())
        : OptionalDouble.empty();
  }

  private List<Double> ratios(String other, String measure) {
    return rows.stream()
        .map(row -> ratio(other, row, measure))
        .filter(OptionalDouble::isPresent)
        .map(OptionalDouble::getAsDouble)
        .toList();
  }

  /** Returns a table in Markdown: a row for each case, then the geometric means of the ratios. */
  String table(What.Measure measure) {
    List<String> others = contenders.subList(1, contenders.size());
    List<String> lines = new ArrayList<>();
    lines.add(
        row(measure.title(), contenders.get(0), others.stream().map(name -> name + " | ratio")));
    lines.add("|---|---:" + "|---:|---:".repeat(others.size()) + "|");
    for (String row : rows) {
      lines.add(
          row(
              row,
              shown(get(contenders.get(0), row, measure.key()), measure.decimals()),
              others.stream()
                  .map(
                      other ->
                          shown(get(other, row, measure.key()), measure.decimals())
                              + " | "
                              + shown(ratio(other, row, measure.key()), 2))));
    }
    if (!others.isEmpty()) {
      lines.add(
          row(
              "geometric mean",
              "",
              others.stream().map(other -> " | " + mean(ratios(other, measure.key())))));
    }
    return String.join("\n", lines);
  }

  private String mean(List<Double> ratios) {
    if (ratios.isEmpty()) {
      return "–";
    }
    String mean = shown(OptionalDouble.of(Timing.geometricMean(ratios)), 2);
    return ratios.size() == rows.size()
        ? mean
        : mean + " (%d of %d)".formatted(ratios.size(), rows.size());
  }

  private static String row(String first, String second, Stream<String> more) {
    return Stream.concat(Stream.of(first, second), more)
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String shown(OptionalDouble number, int decimals) {
    return number.isPresent()
        ? String.format(Locale.ROOT, "%,." + decimals + "f", number.getAsDouble())
        : "–";
  }

  /** Returns a line for scripts about one of the others; without a geomean if nothing is known. */
  ReportLine line(String measure, String peer, String contender) {
    List<Double> ratios = ratios(contender, measure);
    ReportLine line = ReportLine.of("COMPARE").word("what", measure).word("peer", peer);
    if (!ratios.isEmpty()) {
      line.number("geomean", Timing.geometricMean(ratios), 3);
    }
    return line.whole("cases", ratios.size());
  }
}
