package io.github.tfrnn.layers;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.ops.CellOps;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * One timestep of a {@link GRU}, for {@link RNN} and {@link StackedRNNCells}.
 *
 * <p>One state of {@code units}, which is the output. Weights as the layer's. Behaves as {@code
 * keras.layers.GRUCell}. Where no other cells are involved, the layer is as good or faster.
 * Immutable.
 *
 * @param layer its options, with nothing set that is about sequences: {@code
 *     GRU.builder(128).resetAfter(false).build()}
 */
public record GRUCell(GRU layer) implements RNNCell {

  private static final int GATES = 3;

  public GRUCell {
    requireNonNull(layer, "layer");
    KernelCell.requireCellOptions("GRUCell", layer);
  }

  /** Returns a GRU cell with Keras's defaults. */
  public static GRUCell of(int units) {
    return new GRUCell(GRU.of(units));
  }

  /** Returns a cell with the options of {@code layer}. */
  public static GRUCell of(GRU layer) {
    return new GRUCell(layer);
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

  /** Returns how many masks of a kind there are: one for all gates, or, as in Keras, one a gate. */
  static int masks(Call call, GRU layer) {
    boolean apart = layer.recurrentDropout() > 0 && !layer.sharedRecurrentDropout();
    return call.training() && apart ? GATES : 1;
  }

  /** Returns the cell of {@code layer} for one call. */
  static KernelCell called(Call call, GRU layer, RecurrentWeights weights) {
    GRUBiases biases = GRUBiases.of(call.tf(), layer, weights);
    List<Operand<TFloat32>> common = new ArrayList<>();
    common.add(weights.recurrentKernel().value());
    if (layer.resetAfter()) {
      common.add(biases.ofState());
    }
    return KernelCell.of(
        call,
        new KernelCell.Options(
            layer.units(), layer.dropout(), layer.recurrentDropout(), masks(call, layer)),
        weights,
        biases.ofInputs(),
        common,
        (tf, projected, states, constants) ->
            CellOps.gruStep(
                tf,
                projected,
                states,
                constants,
                layer.activation(),
                layer.recurrentActivation(),
                layer.resetAfter()));
  }
}
