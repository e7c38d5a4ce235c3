package io.github.tfrnn.benchmarks;

/** Recurrent layers that can be timed, named as in Keras; {@link Work} makes them. */
enum Cell {
  LSTM("LSTM", 4),
  GRU("GRU", 3),
  SIMPLE_RNN("SimpleRNN", 1);

  private final String kerasName;
  private final int gates;

  Cell(String kerasName, int gates) {
    this.kerasName = kerasName;
    this.gates = gates;
  }

  /** Returns how many matrices of {@code [inputs + units, units]} a timestep multiplies with. */
  int gates() {
    return gates;
  }

  @Override
  public String toString() {
    return kerasName;
  }
}
