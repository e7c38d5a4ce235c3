package io.github.tfrnn.layers;

import java.util.List;
import org.tensorflow.ndarray.Shape;

/**
 * The description of a recurrent cell: what one timestep makes of its input and of the states
 * before it. {@link RNN} runs it over sequences.
 *
 * <p>Implementations are immutable and equal by value; records are best. A cell of your own tells
 * the sizes of its states, makes its weights, and adds the operations of one timestep, most easily
 * with {@link BuiltCell#of(List, BuiltCell.Step)}. Its gradient is found by TensorFlow over the
 * operations of every step. {@code docs/cells.md} holds one of forty lines. Keras calls these
 * {@code state_size}, {@code output_size} and {@code call}.
 */
public interface RNNCell {

  /**
   * Returns the sizes of the states, at least one; a state is {@code [batch, size]}. A sequence
   * begins with zeros.
   */
  List<Integer> stateSizes();

  /** Returns the size of the output, which is {@code [batch, size]}; the first state's at first. */
  default int outputSize() {
    return stateSizes().get(0);
  }

  /**
   * Creates the cell's weights in one graph.
   *
   * @param inputs of one timestep, {@code [batch, features]}; the batch may be unknown
   */
  BuiltCell build(BuildContext context, Shape inputs);
}
