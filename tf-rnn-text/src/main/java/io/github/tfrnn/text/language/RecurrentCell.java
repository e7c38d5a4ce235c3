package io.github.tfrnn.text.language;

import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Layer;

/** Which recurrent layer a language model is made of. */
public enum RecurrentCell {
  /** {@link LSTM}: the states h and c. */
  LSTM(2) {
    @Override
    Layer layer(int units, boolean stateful) {
      return io.github
          .tfrnn
          .layers
          .LSTM
          .builder(units)
          .returnSequences(true)
          .stateful(stateful)
          .returnState(!stateful)
          .build();
    }
  },

  /** {@link GRU}: the state h. */
  GRU(1) {
    @Override
    Layer layer(int units, boolean stateful) {
      return io.github
          .tfrnn
          .layers
          .GRU
          .builder(units)
          .returnSequences(true)
          .stateful(stateful)
          .returnState(!stateful)
          .build();
    }
  };

  private final int states;

  RecurrentCell(int states) {
    this.states = states;
  }

  /** Returns how many states it has. */
  int states() {
    return states;
  }

  /**
   * Returns the layer, which returns sequences.
   *
   * @param stateful whether it keeps its states itself; otherwise it returns them
   */
  abstract Layer layer(int units, boolean stateful);
}
