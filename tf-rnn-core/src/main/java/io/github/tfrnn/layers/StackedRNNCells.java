package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Cells one above the other as one cell: within a timestep each feeds the next.
 *
 * <p>States are those of the first cell, then those of the second, and so on; the output is the
 * last cell's. The weights of cell {@code i} are named {@code cell_i/...}, counted from 0. Behaves
 * as {@code keras.layers.StackedRNNCells}. Only the first cell can work ahead of the loop;
 * recurrent layers that return sequences, one after the other, compute the same faster. Immutable.
 *
 * @param cells at least one, the one that takes the inputs first
 */
public record StackedRNNCells(List<RNNCell> cells) implements RNNCell {

  public StackedRNNCells {
    checkArgument(!cells.isEmpty(), "StackedRNNCells: there must be at least one cell");
    cells = List.copyOf(cells);
  }

  /** Returns a stack, the cell that takes the inputs first. */
  public static StackedRNNCells of(RNNCell... cells) {
    return new StackedRNNCells(List.of(cells));
  }

  @Override
  public List<Integer> stateSizes() {
    return cells.stream().flatMap(cell -> cell.stateSizes().stream()).toList();
  }

  @Override
  public int outputSize() {
    return cells.get(cells.size() - 1).outputSize();
  }

  @Override
  public BuiltCell build(BuildContext context, Shape inputs) {
    List<BuiltCell> built = new ArrayList<>();
    Shape shape = inputs;
    for (int i = 0; i < cells.size(); i++) {
      built.add(cells.get(i).build(context.within(name(i)), shape));
      shape = Shape.of(inputs.get(0), cells.get(i).outputSize());
    }
    return call -> called(call, built);
  }

  private static String name(int index) {
    return "cell_" + index;
  }

  private CellCall called(Call call, List<BuiltCell> built) {
    List<Part> parts = new ArrayList<>();
    List<Operand<TFloat32>> constants = new ArrayList<>();
    int states = 0;
    for (int i = 0; i < built.size(); i++) {
      CellCall cell = built.get(i).call(call.within(name(i)));
      List<Operand<TFloat32>> own = cell.constants();
      int count = cells.get(i).stateSizes().size();
      parts.add(new Part(cell, constants.size(), own.size(), states, count));
      constants.addAll(own);
      states += count;
    }
    return new Stack(List.copyOf(parts), List.copyOf(constants));
  }

  /** One cell, and which constants and states of the stack are its own. */
  private record Part(
      CellCall cell, int constantsFrom, int constantCount, int statesFrom, int stateCount) {

    List<Operand<TFloat32>> constants(List<Operand<TFloat32>> all) {
      return all.subList(constantsFrom, constantsFrom + constantCount);
    }

    Operand<TFloat32> project(Ops tf, Operand<TFloat32> inputs, List<Operand<TFloat32>> all) {
      return cell.project(tf, inputs, constants(all));
    }

    CellStep step(
        Ops tf,
        Operand<TFloat32> projected,
        List<Operand<TFloat32>> states,
        List<Operand<TFloat32>> all) {
      return cell.step(
          tf, projected, states.subList(statesFrom, statesFrom + stateCount), constants(all));
    }
  }

  private record Stack(List<Part> parts, List<Operand<TFloat32>> constants) implements CellCall {

    @Override
    public Operand<TFloat32> project(
        Ops tf, Operand<TFloat32> inputs, List<Operand<TFloat32>> given) {
      return parts.get(0).project(tf, inputs, given);
    }

    @Override
    public CellStep step(
        Ops tf,
        Operand<TFloat32> projected,
        List<Operand<TFloat32>> states,
        List<Operand<TFloat32>> given) {
      CellStep last = parts.get(0).step(tf, projected, states, given);
      List<Operand<TFloat32>> next = new ArrayList<>(last.states());
      for (Part part : parts.subList(1, parts.size())) {
        Operand<TFloat32> oneStep = tf.expandDims(last.output(), tf.constant(0));
        Operand<TFloat32> input =
            tf.gather(part.project(tf, oneStep, given), tf.constant(0), tf.constant(0));
        last = part.step(tf, input, states, given);
        next.addAll(last.states());
      }
      return new CellStep(last.output(), next);
    }
  }
}
