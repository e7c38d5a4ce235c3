package io.github.tfrnn.plots;

import java.awt.Color;
import java.util.List;

/**
 * The colors of a box.
 *
 * @param fill behind the name
 * @param edge around the box
 */
record Tint(Color fill, Color edge) {

  /** Where a model begins. */
  static final Tint INPUT = of(0xDFF0E4, 0x5E9C76);

  /** Layers that have weights. */
  static final Tint WEIGHTS = of(0xDFE9F7, 0x5B80B5);

  /** Layers without weights. */
  static final Tint PLAIN = of(0xECEFF3, 0x8C98A8);

  /** Models within the model. */
  static final Tint NESTED = of(0xE9E4F5, 0x8472B4);

  private static final List<Tint> SHARED =
      List.of(
          of(0xFBE7D3, 0xC9813B),
          of(0xD6EFEE, 0x3F9792),
          of(0xF8DFE8, 0xBD5F86),
          of(0xF5EFC8, 0xA5902C),
          of(0xE6EBCF, 0x7D8F3A),
          of(0xF4DDD8, 0xB5614F));

  /** Returns the colors of all calls of one shared layer; after some, they come again. */
  static Tint ofShared(int number) {
    return SHARED.get(number % SHARED.size());
  }

  private static Tint of(int fill, int edge) {
    return new Tint(new Color(fill), new Color(edge));
  }
}
