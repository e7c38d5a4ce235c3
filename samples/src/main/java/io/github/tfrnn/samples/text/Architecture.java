package io.github.tfrnn.samples.text;

import java.util.Locale;

/** The models to choose from: what each of them sees of a text's order. */
enum Architecture {
  /** Reads forward. */
  LSTM,
  /** Reads forward with fewer weights. */
  GRU,
  /** Reads forward and, with weights of its own, backward. */
  BILSTM,
  /** Reads both ways, and weighs what it read at each token; the weights are shown. */
  ATTENTION,
  /** Looks for runs of tokens of several lengths, wherever they stand in the text. */
  CNN,
  /** Looks for short runs of tokens, and reads what it found forward. */
  CNN_LSTM,
  /** The mean of the tokens' vectors, whatever their order: what recurrence has to beat. */
  BOW;

  /**
   * Returns whether it ends with a recurrent layer, whose outputs can be pooled in several ways.
   */
  boolean endsRecurrent() {
    return this == LSTM || this == GRU || this == BILSTM || this == CNN_LSTM;
  }

  /** Returns the word for it on a command line: {@code cnn-lstm}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
