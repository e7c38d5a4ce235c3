package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large a configuration may be. What passes is shallow enough for code that calls itself, and
 * small enough for all that follows.
 */
final class Limits {

  /** Lists and objects within one another: a model within a model takes six of them. */
  static final int DEPTH = 400;

  /** Values in all. */
  static final int VALUES = 5_000_000;

  /** Layers in all, those within others included. */
  static final int LAYERS = 10_000;

  private record Open(JsonNode json, int depth) {}

  /**
   * Checks a configuration, and tells whether it is one of Keras 2.
   *
   * @throws ConfigurationException if it is too large
   */
  static boolean check(JsonNode root) {
    Deque<Open> open = new ArrayDeque<>();
    open.push(new Open(root, 1));
    int values = 0;
    int layers = 0;
    boolean keras2 = root.path("keras_version").asText("").matches("[12]\\..*");
    while (!open.isEmpty()) {
      Open next = open.pop();
      require(next.depth() <= DEPTH, "deeper than " + DEPTH + " lists and objects");
      values += 1 + next.json().size();
      require(values <= VALUES, "more than " + VALUES + " values");
      JsonNode list = next.json().path("layers");
      layers += list.isArray() ? list.size() : 0;
      require(layers <= LAYERS, "more than " + LAYERS + " layers");
      keras2 |= next.json().has("batch_input_shape");
      for (JsonNode inner : next.json()) {
        if (inner.isContainerNode()) {
          open.push(new Open(inner, next.depth() + 1));
        }
      }
    }
    return keras2;
  }

  private static void require(boolean kept, String what) {
    if (!kept) {
      throw new ConfigurationException(
          "The configuration has " + what + ", which no model needs: it is not read.");
    }
  }

  private Limits() {}
}
