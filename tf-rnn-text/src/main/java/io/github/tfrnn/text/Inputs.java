package io.github.tfrnn.text;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import java.util.Objects;

/**
 * Checks of what users pass in, made before anything is changed; each names the method and the
 * place.
 */
final class Inputs {

  static void requireTexts(String method, List<String> texts) {
    requireNoNulls(method, "text", texts);
  }

  static void requireBytes(String method, List<byte[]> texts) {
    requireNoNulls(method, "text", texts);
  }

  static void requireTokens(String method, List<List<String>> tokens) {
    requireNoNulls(method, "text", tokens);
    int text = 0;
    for (List<String> words : tokens) {
      requireNoNulls(method, "in text " + text++ + ", word", words);
    }
  }

  private static void requireNoNulls(String method, String noun, List<?> values) {
    Objects.requireNonNull(values, () -> method + ": the list is null");
    int position = 0;
    for (Object value : values) {
      int at = position++;
      Objects.requireNonNull(value, () -> "%s: %s %d is null".formatted(method, noun, at));
    }
  }

  static void requireRows(String method, Object[] sequences) {
    Objects.requireNonNull(sequences, () -> method + ": sequences is null");
    for (int row = 0; row < sequences.length; row++) {
      int at = row;
      Objects.requireNonNull(
          sequences[row],
          () -> "%s: sequence %d is null; give an empty array".formatted(method, at));
    }
  }

  static void requireIds(String method, int[][] sequences) {
    requireRows(method, sequences);
    for (int row = 0; row < sequences.length; row++) {
      for (int at = 0; at < sequences[row].length; at++) {
        int id = sequences[row][at];
        checkArgument(
            id >= 0, "%s: ids must be at least 0, got %s at [%s, %s]", method, id, row, at);
      }
    }
  }

  private Inputs() {}
}
