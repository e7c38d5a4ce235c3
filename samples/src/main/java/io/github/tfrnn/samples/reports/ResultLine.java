package io.github.tfrnn.samples.reports;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.CharMatcher;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The line for scripts that ends a run: {@code RESULT key=value key=value …}.
 *
 * <p>Keys are in the order in which they were put and look like {@code test_accuracy}; no value
 * holds a blank, so that cutting at blanks and at the first {@code =} reads the line. Numbers look
 * the same in every language. Not thread-safe.
 */
public final class ResultLine {
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]*");

  private final Map<String, String> values = new LinkedHashMap<>();

  /** Puts a fraction, written with 4 decimals. */
  public ResultLine fraction(String key, double value) {
    return put(key, String.format(Locale.ROOT, "%.4f", value));
  }

  /** Puts a duration in seconds, written with 1 decimal. */
  public ResultLine seconds(String key, double seconds) {
    return put(key, String.format(Locale.ROOT, "%.1f", seconds));
  }

  /** Puts a whole number. */
  public ResultLine number(String key, long value) {
    return put(key, Long.toString(value));
  }

  /**
   * Puts a word.
   *
   * @throws IllegalArgumentException if the key is malformed or was put before, or the word is
   *     empty or holds a blank
   */
  public ResultLine word(String key, String word) {
    checkArgument(
        !word.isEmpty() && CharMatcher.whitespace().matchesNoneOf(word),
        "RESULT: the value of %s must be one word, got \"%s\"",
        key,
        word);
    return put(key, word);
  }

  private ResultLine put(String key, String value) {
    checkArgument(KEY.matcher(key).matches(), "RESULT: a key must match %s, got \"%s\"", KEY, key);
    checkArgument(values.putIfAbsent(key, value) == null, "RESULT: %s was put before", key);
    return this;
  }

  /** Returns the line, without a line break. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("", "RESULT", ""));
  }
}
