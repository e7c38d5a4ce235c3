package io.github.tfrnn.layers;

import java.util.List;
import org.tensorflow.ndarray.Shape;

/**
 * The description of a recurrent cell: what one timestep makes of its input and of the states
 * before it. {@link RNN} runs it over sequences.
 *
 * <p>Implementations are immutable and equal by value; records are best. A cell of your own says
 * how large its states are, makes its weights, and adds the operations of one timestep:
 *
 * <pre>{@code
 * record MinimalCell(int units) implements RNNCell {
 *   @Override
 *   public List<Integer> stateSizes() {
 *     return List.of(units);
 *   }
 *
 *   @Override
 *   public BuiltCell build(BuildContext context, Shape inputs) {
 *     Weight kernel = context.addWeight(WeightSpec.of("kernel", ...));
 *     Weight recurrent = context.addWeight(WeightSpec.of("recurrent_kernel", ...));
 *     return BuiltCell.of(
 *         List.of(kernel, recurrent),
 *         (tf, input, states, weights) -> {
 *           Operand<TFloat32> output =
 *               tf.math.add(
 *                   tf.linalg.matMul(input, weights.get(0)),
 *                   tf.linalg.matMul(states.get(0), weights.get(1)));
 *           return CellStep.of(output, output);
 *         });
 *   }
 * }
 * }</pre>
 *
 * <p>Its gradient is found by TensorFlow over the operations that a step adds, at every step.
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
