package io.github.tfrnn.samples.text;

/** The recurrent layers to choose from. */
enum Cell {
  /** Reads forward. */
  LSTM,
  /** Reads forward and, with weights of its own, backward. */
  BILSTM,
  /** Reads forward with fewer weights. */
  GRU
}
