package io.github.tfrnn.benchmarks;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.layers.BatchNormalization;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Conv1D;
import io.github.tfrnn.layers.Conv2D;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.layers.GlobalAveragePooling1D;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.MaxPooling1D;
import io.github.tfrnn.layers.MaxPooling2D;
import io.github.tfrnn.layers.MultiHeadAttention;
import io.github.tfrnn.layers.Padding;
import io.github.tfrnn.layers.Reshape;
import io.github.tfrnn.layers.SymbolicTensor;
import java.util.Locale;
import org.tensorflow.ndarray.Shape;

/** Models as people build them from several kinds of layers; the peers have the same ones. */
enum WholeModel {

  /** Convolution and pooling over the timesteps of features, then an LSTM. */
  CONV_LSTM {
    @Override
    SymbolicTensor output(SymbolicTensor input, int timesteps) {
      SymbolicTensor windows =
          Conv1D.builder(64, 5)
              .padding(Padding.SAME)
              .activation(Activation.RELU)
              .build()
              .apply(input);
      return LSTM.of(128).apply(MaxPooling1D.of(2).apply(windows));
    }
  },

  /** Two bidirectional LSTMs on one another, attention of what they give, its mean. */
  BILSTM_ATTENTION {
    @Override
    SymbolicTensor output(SymbolicTensor input, int timesteps) {
      LSTM sequences = LSTM.builder(64).returnSequences(true).build();
      SymbolicTensor x =
          Bidirectional.of(sequences).apply(Bidirectional.of(sequences).apply(input));
      return GlobalAveragePooling1D.create().apply(MultiHeadAttention.of(2, 32).apply(x, x));
    }
  },

  /** Convolutions over spectrograms, then a bidirectional GRU over their columns. */
  CRNN {
    @Override
    Shape features() {
      return Shape.of(40, 1); // frequencies of one channel
    }

    @Override
    SymbolicTensor output(SymbolicTensor input, int timesteps) {
      SymbolicTensor x = MaxPooling2D.of(1, 2).apply(convolution(32, input));
      x = MaxPooling2D.of(2, 2).apply(convolution(64, x));
      SymbolicTensor columns = Reshape.of(timesteps / 2, 10 * 64).apply(x);
      return Bidirectional.of(GRU.of(64)).apply(columns);
    }
  };

  static final int CLASSES = 10;

  /** Returns the shape of one timestep of its inputs. */
  Shape features() {
    return Shape.of(64);
  }

  /**
   * Adds all layers but the last.
   *
   * @return {@code [batch, units]}
   */
  abstract SymbolicTensor output(SymbolicTensor input, int timesteps);

  private static SymbolicTensor convolution(int filters, SymbolicTensor input) {
    Conv2D layer =
        Conv2D.builder(filters, 3, 3).padding(Padding.SAME).activation(Activation.RELU).build();
    return BatchNormalization.create().apply(layer.apply(input));
  }

  /** Returns the shape of its inputs, without the batch. */
  Shape inputs(int timesteps) {
    return Shape.of(timesteps).append(features());
  }

  /** Returns the tensor of its inputs. */
  SymbolicTensor input(int timesteps) {
    return Input.tensor(inputs(timesteps).asArray());
  }

  /** Adds all layers; the last one gives shares of {@link #CLASSES}. */
  SymbolicTensor classes(SymbolicTensor input, int timesteps) {
    return Dense.of(CLASSES, Activation.SOFTMAX).apply(output(input, timesteps));
  }

  /** Returns the name that the command line and the peers have for it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
