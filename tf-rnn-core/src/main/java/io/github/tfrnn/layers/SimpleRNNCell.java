package io.github.tfrnn.layers;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.ops.CellOps;
import java.util.List;
import org.tensorflow.ndarray.Shape;

/**
 * One timestep of a {@link SimpleRNN}, for {@link RNN} and {@link StackedRNNCells}.
 *
 * <p>One state of {@code units}, which is the output. Weights as the layer's. Behaves as {@code
 * keras.layers.SimpleRNNCell}. Where no other cells are involved, the layer is as good or faster.
 * Immutable.
 *
 * @param layer its options, with nothing set that is about sequences: {@code
 *     SimpleRNN.builder(128).activation(Activation.RELU).build()}
 */
public record SimpleRNNCell(SimpleRNN layer) implements RNNCell {

  public SimpleRNNCell {
    requireNonNull(layer, "layer");
    KernelCell.requireCellOptions("SimpleRNNCell", layer);
  }

  /** Returns a simple recurrent cell with Keras's defaults. */
  public static SimpleRNNCell of(int units) {
    return new SimpleRNNCell(SimpleRNN.of(units));
  }

  /** Returns a cell with the options of {@code layer}. */
  public static SimpleRNNCell of(SimpleRNN layer) {
    return new SimpleRNNCell(layer);
  }

  @Override
  public List<Integer> stateSizes() {
    return List.of(layer.units());
  }

  @Override
  public BuiltCell build(BuildContext context, Shape inputs) {
    RecurrentWeights weights = layer.addWeights(context, Shapes.last(inputs));
    return call -> called(call, layer, weights);
  }

  /** Returns the cell of {@code layer} for one call. */
  static KernelCell called(Call call, SimpleRNN layer, RecurrentWeights weights) {
    return KernelCell.of(
        call,
        new KernelCell.Options(layer.units(), layer.dropout(), layer.recurrentDropout(), 1),
        weights,
        weights.biasOrZeros(call.tf(), layer.units()),
        List.of(weights.recurrentKernel().value()),
        (tf, projected, states, constants) ->
            CellOps.simpleStep(tf, projected, states, constants, layer.activation()));
  }
}
