package io.github.tfrnn.samples.forecast;

import java.util.stream.IntStream;

/**
 * Steps of a series that follow each other.
 *
 * @param from the first
 * @param to the one after the last
 */
record Span(int from, int to) {

  /** Returns the number of steps. */
  int steps() {
    return to - from;
  }

  /**
   * Returns the origins of the forecasts whose steps all lie in this span and that have a whole
   * window before them, which may begin before this span. An origin is the first step that is
   * forecast.
   */
  IntStream origins(int window, int horizon) {
    return IntStream.rangeClosed(Math.max(from, window), to - horizon);
  }
}
