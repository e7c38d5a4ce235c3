package io.github.tfrnn.text.language;

import java.util.Random;

/** A text while it is written. For one thread. */
final class Written {
  private final Generation generation;
  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final int longestStop;
  private int count; // of tokens
  private int told; // characters that the listener knows
  private boolean stopped;

  Written(Generation generation) {
    this.generation = generation;
    this.random =
        generation.seed().isPresent() ? new Random(generation.seed().getAsLong()) : new Random();
    this.longestStop = generation.stops().stream().mapToInt(String::length).max().orElse(0);
  }

  /** Draws the next token. */
  int draw(float[] probabilities) {
    return generation.sampling().draw(probabilities, random);
  }

  /** Adds a token; ends the text before a stop string. */
  void add(String token) {
    int from = Math.max(0, text.length() - longestStop + 1);
    text.append(token);
    count++;
    int end = text.length();
    for (String stop : generation.stops()) {
      int at = text.indexOf(stop, from);
      if (at >= 0) {
        end = Math.min(end, at);
        stopped = true;
      }
    }
    text.setLength(end);
    tell();
  }

  /** What may still become a stop string waits. */
  private void tell() {
    int sure = isDone() ? text.length() : Math.max(told, text.length() - longestStop + 1);
    sure = Math.min(sure, text.length());
    if (sure > told) {
      generation.listener().accept(text.substring(told, sure));
      told = sure;
    }
  }

  boolean isDone() {
    return stopped || count >= generation.length();
  }

  String text() {
    return text.toString();
  }
}
