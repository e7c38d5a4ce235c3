package io.github.tfrnn.samples.forecast;

/** The recurrent layers to choose from. */
enum Cell {
  /** With a state and a carry. */
  LSTM,
  /** With a state alone, and fewer weights. */
  GRU
}
