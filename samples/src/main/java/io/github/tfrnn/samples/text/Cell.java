package io.github.tfrnn.samples.text;

/** The recurrent layers to choose from. */
enum Cell {
  LSTM
}
