package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Weight;
import java.util.List;
import java.util.stream.Collectors;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A cell bound to the weights it has in one graph. */
@FunctionalInterface
public interface BuiltCell {

  /** Returns the cell as it is to be run over one part of a batch. */
  CellCall call(Call call);

  /** One timestep of a cell whose constants are its weights. */
  @FunctionalInterface
  interface Step {
    /**
     * Adds the operations.
     *
     * @param input {@code [batch, features]}, or what the projection made of it
     * @param states before the timestep, {@code [batch, size]} each
     * @param weights their values, in the order they were given
     */
    CellStep apply(
        Ops tf,
        Operand<TFloat32> input,
        List<Operand<TFloat32>> states,
        List<Operand<TFloat32>> weights);
  }

  /** What is computed for all timesteps at once, before the first. */
  @FunctionalInterface
  interface Projection {
    /**
     * Adds the operations.
     *
     * @param inputs {@code [steps, batch, features]}
     * @param weights their values, in the order they were given
     * @return {@code [steps, batch, n]}
     */
    Operand<TFloat32> apply(Ops tf, Operand<TFloat32> inputs, List<Operand<TFloat32>> weights);
  }

  /**
   * Returns a cell that needs nothing but its weights.
   *
   * @param weights that the step reads; it gets their values in this order
   */
  static BuiltCell of(List<Weight> weights, Step step) {
    return of(weights, (tf, inputs, values) -> inputs, step);
  }

  /**
   * Returns a cell that needs nothing but its weights and computes a part of all timesteps at once,
   * such as the product of the inputs and a kernel: {@link io.github.tfrnn.ops.CellOps#project
   * CellOps.project}.
   *
   * @param weights that projection and step read; both get their values in this order
   */
  static BuiltCell of(List<Weight> weights, Projection projection, Step step) {
    List<Weight> all = List.copyOf(weights);
    return call ->
        new CellCall() {
          @Override
          public List<Operand<TFloat32>> constants() {
            return all.stream().map(Weight::value).collect(Collectors.toList());
          }

          @Override
          public Operand<TFloat32> project(
              Ops tf, Operand<TFloat32> inputs, List<Operand<TFloat32>> constants) {
            return projection.apply(tf, inputs, constants);
          }

          @Override
          public CellStep step(
              Ops tf,
              Operand<TFloat32> projected,
              List<Operand<TFloat32>> states,
              List<Operand<TFloat32>> constants) {
            return step.apply(tf, projected, states, constants);
          }
        };
  }
}
