package io.github.tfrnn.benchmarks;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Splitter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A line about one case, ours or a peer's: {@code RESULT key=value key=value …}.
 *
 * <p>No value holds a blank. Not thread-safe.
 */
final class ReportLine {
  private static final Set<String> KINDS =
      Set.of("RESULT", "LATENCY", "THROUGHPUT", "LENGTH", "EPOCH", "COMPARE");

  private final String kind;
  private final Map<String, String> values = new LinkedHashMap<>();

  private ReportLine(String kind) {
    this.kind = kind;
  }

  /** Returns a line without values. */
  static ReportLine of(String kind) {
    checkArgument(KINDS.contains(kind), "a line begins with one of %s, got %s", KINDS, kind);
    return new ReportLine(kind);
  }

  /** Reads a line, if it is one. */
  static Optional<ReportLine> parse(String text) {
    List<String> parts = Splitter.on(' ').omitEmptyStrings().splitToList(text);
    if (parts.isEmpty() || !KINDS.contains(parts.get(0))) {
      return Optional.empty();
    }
    ReportLine line = new ReportLine(parts.get(0));
    for (String part : parts.subList(1, parts.size())) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        line.values.put(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    return Optional.of(line);
  }

  /** Adds a word. */
  ReportLine word(String key, String word) {
    checkArgument(
        !word.isEmpty() && word.indexOf(' ') < 0, "%s must be one word, got \"%s\"", key, word);
    checkArgument(values.putIfAbsent(key, word) == null, "%s is there already", key);
    return this;
  }

  /** Adds a whole number. */
  ReportLine whole(String key, long number) {
    return word(key, Long.toString(number));
  }

  /** Adds a number with some decimals. */
  ReportLine number(String key, double number, int decimals) {
    return word(key, String.format(Locale.ROOT, "%." + decimals + "f", number));
  }

  /** Adds seconds, as milliseconds. */
  ReportLine milliseconds(String key, double seconds) {
    return number(key, seconds * 1e3, 3);
  }

  /** Returns a value as it is written; empty if there is none. */
  Optional<String> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Returns a value as a number; empty if there is none, or it is not a finite number. */
  OptionalDouble number(String key) {
    try {
      double number = Double.parseDouble(values.getOrDefault(key, ""));
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** Returns the line, without a line break. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(kind);
    values.forEach((key, value) -> text.append(' ').append(key).append('=').append(value));
    return text.toString();
  }
}
