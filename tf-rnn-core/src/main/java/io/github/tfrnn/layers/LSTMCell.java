package io.github.tfrnn.layers;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.ops.CellOps;
import java.util.List;
import org.tensorflow.ndarray.Shape;

/**
 * One timestep of an {@link LSTM}, for {@link RNN} and {@link StackedRNNCells}.
 *
 * <p>States: hidden and carry, of {@code units} each; the output is the hidden state. Weights as
 * the layer's. Behaves as {@code keras.layers.LSTMCell}. Where no other cells are involved, the
 * layer is faster. Immutable.
 *
 * @param layer its options, with nothing set that is about sequences: {@code
 *     LSTM.builder(128).recurrentDropout(0.2).build()}
 */
public record LSTMCell(LSTM layer) implements RNNCell {

  private static final int GATES = 4;

  public LSTMCell {
    requireNonNull(layer, "layer");
    KernelCell.requireCellOptions("LSTMCell", layer);
  }

  /** Returns an LSTM cell with Keras's defaults. */
  public static LSTMCell of(int units) {
    return new LSTMCell(LSTM.of(units));
  }

  /** Returns a cell with the options of {@code layer}. */
  public static LSTMCell of(LSTM layer) {
    return new LSTMCell(layer);
  }

  @Override
  public List<Integer> stateSizes() {
    return List.of(layer.units(), layer.units());
  }

  @Override
  public BuiltCell build(BuildContext context, Shape inputs) {
    RecurrentWeights weights = layer.addWeights(context, Shapes.last(inputs));
    return call -> called(call, layer, weights);
  }

  /** Returns how many masks of a kind there are: one for all gates, or, as in Keras, one a gate. */
  static int masks(Call call, LSTM layer) {
    boolean apart = layer.recurrentDropout() > 0 && !layer.sharedRecurrentDropout();
    return call.training() && apart ? GATES : 1;
  }

  /** Returns the cell of {@code layer} for one call. */
  static KernelCell called(Call call, LSTM layer, RecurrentWeights weights) {
    return KernelCell.of(
        call,
        new KernelCell.Options(
            layer.units(), layer.dropout(), layer.recurrentDropout(), masks(call, layer)),
        weights,
        weights.biasOrZeros(call.tf(), GATES * layer.units()),
        List.of(weights.recurrentKernel().value()),
        (tf, projected, states, constants) ->
            CellOps.lstmStep(
                tf, projected, states, constants, layer.activation(), layer.recurrentActivation()));
  }
}
