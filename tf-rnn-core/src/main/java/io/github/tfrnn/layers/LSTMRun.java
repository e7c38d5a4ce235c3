package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.ops.TimeAxis;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** An LSTM cell run over all steps, one way or another. */
interface LSTMRun {

  /** Returns the hidden states, {@code [steps, batch, units]}. */
  Operand<TFloat32> hidden();

  /** Returns the carries, {@code [steps, batch, units]}. */
  Operand<TFloat32> carry();

  /** Returns the gradients, given those of the hidden states and of the carries. */
  Gradients gradients(Ops tf, TimeAxis.StepGradient hidden, TimeAxis.StepGradient carry);

  /**
   * The gradients of a run.
   *
   * @param inputs {@code [steps, batch, features]}
   * @param initialHidden {@code [batch, units]}
   * @param initialCarry {@code [batch, units]}
   */
  record Gradients(
      Operand<TFloat32> inputs,
      Operand<TFloat32> initialHidden,
      Operand<TFloat32> initialCarry,
      Map<Weight, WeightGradient> weights) {}
}
