package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A {@link ConvLSTM1D} in one graph: gives a run over cells what it takes, rows and channels on one
 * axis, and parts them again in what comes out.
 *
 * @param run of the cell
 */
record BuiltConvLSTM1D(ConvLSTM1D layer, ConvLSTM1DCell cell, BuiltLayer run)
    implements BuiltLayer {

  @Override
  public Signal call(Call call, Signal input) {
    return call(call, List.of(input)).get(0);
  }

  @Override
  public List<Signal> call(Call call, List<Signal> inputs) {
    Signal input = inputs.get(0);
    Shape state = Shape.of(input.shape().get(0), cell.stateSizes().get(0));
    List<Signal> given = new ArrayList<>();
    given.add(
        input.then(
            flat(call, input, cell.rows(), cell.channels(), true),
            Shape.of(
                input.shape().get(0), input.shape().get(1), (long) cell.rows() * cell.channels())));
    Shape expected = layer.dataFormat().shape(Shapes.UNKNOWN, layer.filters(), cell.windows());
    for (Signal initial : inputs.subList(1, inputs.size())) {
      checkArgument(
          expected.isCompatibleWith(initial.shape()),
          "%s: initial states must be %s, got %s",
          call.layer(),
          Shapes.toString(expected),
          Shapes.toString(initial.shape()));
      given.add(Signal.of(flat(call, initial, cell.windows(), layer.filters(), false), state));
    }
    List<Signal> outputs = run.call(call, given);
    List<Signal> parted = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      boolean sequence = i == 0 && layer.returnSequences();
      parted.add(parted(call, outputs.get(i), sequence));
    }
    return parted;
  }

  /** Puts rows and channels on one axis, the channels of a row side by side. */
  private Operand<TFloat32> flat(
      Call call, Signal input, int rows, int channels, boolean sequence) {
    Ops tf = call.tf();
    Operand<TFloat32> x = input.floats();
    Shape sizes = layer.dataFormat().shape(Shapes.UNKNOWN, channels, rows);
    Operand<TFloat32> each = tf.reshape(x, tf.constant(sizes.asArray()));
    Operand<TFloat32> last = layer.dataFormat().toLast(tf, each, 3);
    Operand<TFloat32> y =
        tf.reshape(last, leading(tf, x, sequence ? 2 : 1, tf.array(rows * channels)));
    call.recordByGraph(List.of(y), List.of(x), List.of());
    return y;
  }

  /** Undoes {@link #flat} for what the run gave. */
  private Signal parted(Call call, Signal output, boolean sequence) {
    Ops tf = call.tf();
    Operand<TFloat32> x = output.floats();
    Operand<TFloat32> each = tf.reshape(x, tf.array(-1, cell.windows(), layer.filters()));
    Operand<TFloat32> moved = layer.dataFormat().fromLast(tf, each, 3);
    Shape state = layer.dataFormat().shape(output.shape().get(0), layer.filters(), cell.windows());
    Shape shape =
        sequence
            ? Shape.of(state.get(0), output.shape().get(1), state.get(1), state.get(2))
            : state;
    int[] sizes = {Math.toIntExact(state.get(1)), Math.toIntExact(state.get(2))};
    Operand<TFloat32> y = tf.reshape(moved, leading(tf, x, sequence ? 2 : 1, tf.array(sizes)));
    call.recordByGraph(List.of(y), List.of(x), List.of());
    return output.then(y, shape);
  }

  /** Returns a shape that begins with the first axes of {@code values}. */
  private static Operand<TInt32> leading(
      Ops tf, Operand<TFloat32> values, int axes, Operand<TInt32> rest) {
    Operand<TInt32> first = tf.slice(tf.shape(values), tf.array(0), tf.array(axes));
    return tf.concat(List.of(first, rest), tf.constant(0));
  }
}
