package io.github.tfrnn.layers;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.ops.CellOps;
import io.github.tfrnn.ops.Recurrence;
import io.github.tfrnn.ops.StepPlan;
import io.github.tfrnn.ops.TimeAxis;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The ways to run an LSTM. */
final class LSTMRuns {

  private static final int GATES = 4;

  /** Runs by hand-written gradients where the layer allows it, cell by cell otherwise. */
  static RecurrentRun run(
      Call call,
      LSTM layer,
      RecurrentWeights weights,
      TimeAxis time,
      Operand<TFloat32> x,
      long timesteps,
      List<Operand<TFloat32>> initial) {
    boolean handwritten =
        layer.activation() == Activation.TANH
            && layer.recurrentActivation() == Activation.SIGMOID
            && (layer.recurrentDropout() == 0 || !call.training());
    StepPlan plan =
        ExecutionChoice.of(call, handwritten, handwritten, timesteps, time).plan(timesteps);
    return handwritten
        ? HandwrittenLSTM.run(call, layer, plan, weights, time, x, initial)
        : cellwise(call, layer, weights, time, x, initial);
  }

  private static RecurrentRun cellwise(
      Call call,
      LSTM layer,
      RecurrentWeights weights,
      TimeAxis time,
      Operand<TFloat32> x,
      List<Operand<TFloat32>> initial) {
    Ops tf = call.tf();
    Operand<TFloat32> inputs = time.steps(tf, x);
    boolean oneEach = layer.recurrentDropout() > 0;
    Operand<TFloat32> projected =
        CellOps.project(
            tf,
            inputs,
            weights.kernel().value(),
            CellwiseRun.dropped(call, layer.dropout(), weights.features(), GATES, oneEach));
    projected = tf.math.add(projected, weights.biasOrZeros(tf, GATES * layer.units()));
    List<Operand<TFloat32>> constants = new ArrayList<>();
    constants.add(tf.identity(weights.recurrentKernel().value()));
    constants.addAll(
        CellwiseRun.dropped(call, layer.recurrentDropout(), layer.units(), GATES, true));
    Recurrence.Run run =
        Recurrence.run(
            tf,
            (f, input, states, given) ->
                CellOps.lstmStep(
                    f, input, states, given, layer.activation(), layer.recurrentActivation()),
            projected,
            initial,
            constants);
    return new CellwiseRun(inputs, run, weights.all());
  }

  private LSTMRuns() {}
}
