package io.github.tfrnn.benchmarks;

/** Where rows are padded. */
enum Mask {
  /** All rows are of full length, and no layer looks for padding. */
  NONE,
  /** Padding comes first, as Keras pads. */
  LEFT,
  /** Padding comes last. */
  RIGHT
}
