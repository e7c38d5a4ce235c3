package io.github.tfrnn.layers;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A cell called for one part of a batch: what its timesteps have in common, and one timestep.
 *
 * <p>Timesteps are turns of a loop, and a loop is a graph of its own. So {@link #project} and
 * {@link #step} compute from their arguments alone: a weight is read from {@code constants}, never
 * from {@link io.github.tfrnn.graph.Weight#value}. They are called several times for one call of
 * the layer and must add the same operations every time. All operations must be such that
 * TensorFlow's C++ interface knows their gradients.
 */
public interface CellCall {

  /**
   * Returns what all timesteps have in common: values of weights, factors of dropout. Gradients
   * flow through them to the weights they were made of.
   */
  List<Operand<TFloat32>> constants();

  /**
   * Does to the inputs of all timesteps at once what needs no state; nothing by default.
   *
   * @param tf where to add operations
   * @param inputs {@code [steps, batch, features]}
   * @param constants as {@link #constants} gave them
   * @return {@code [steps, batch, n]}, of any {@code n}
   */
  default Operand<TFloat32> project(
      Ops tf, Operand<TFloat32> inputs, List<Operand<TFloat32>> constants) {
    return inputs;
  }

  /**
   * Makes one timestep.
   *
   * @param tf where to add operations
   * @param projected of this timestep, {@code [batch, n]}: what {@link #project} made of its input
   * @param states before it, in the order of {@link RNNCell#stateSizes}
   * @param constants as {@link #constants} gave them
   */
  CellStep step(
      Ops tf,
      Operand<TFloat32> projected,
      List<Operand<TFloat32>> states,
      List<Operand<TFloat32>> constants);
}
