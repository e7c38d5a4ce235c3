package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.ops.TimeAxis;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A cell run over all steps, one way or another. */
interface RecurrentRun {

  /**
   * Returns the states of every step, {@code [steps, batch, units]} each; the first are the
   * outputs.
   */
  List<Operand<TFloat32>> states();

  /** Returns the gradients, given those of each state. */
  Gradients gradients(Ops tf, List<TimeAxis.StepGradient> ofStates);

  /**
   * The gradients of a run.
   *
   * @param inputs {@code [steps, batch, features]}
   * @param initial of each initial state, {@code [batch, units]}
   */
  record Gradients(
      Operand<TFloat32> inputs,
      List<Operand<TFloat32>> initial,
      Map<Weight, WeightGradient> weights) {}
}
