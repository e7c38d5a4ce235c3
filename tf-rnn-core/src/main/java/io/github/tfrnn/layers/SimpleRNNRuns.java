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

/** The ways to run a simple recurrent layer. */
final class SimpleRNNRuns {

  static RecurrentRun run(
      Call call,
      SimpleRNN layer,
      RecurrentWeights weights,
      TimeAxis time,
      Operand<TFloat32> x,
      long timesteps,
      List<Operand<TFloat32>> initial) {
    boolean handwritten =
        layer.activation() == Activation.TANH
            && (layer.recurrentDropout() == 0 || !call.training());
    StepPlan plan = ExecutionChoice.of(call, false, handwritten, timesteps, time).plan(timesteps);
    if (handwritten) {
      return HandwrittenSimpleRNN.run(call, layer, plan, weights, time, x, initial.get(0));
    }
    Ops tf = call.tf();
    Operand<TFloat32> inputs = time.steps(tf, x);
    Operand<TFloat32> product =
        CellOps.project(
            tf,
            inputs,
            weights.kernel().value(),
            CellwiseRun.dropped(call, layer.dropout(), weights.features(), 1, false));
    List<Operand<TFloat32>> constants = new ArrayList<>();
    constants.add(tf.identity(weights.recurrentKernel().value()));
    constants.addAll(CellwiseRun.dropped(call, layer.recurrentDropout(), layer.units(), 1, false));
    Recurrence.Run run =
        Recurrence.run(
            tf,
            (f, input, states, given) ->
                CellOps.simpleStep(f, input, states, given, layer.activation()),
            tf.math.add(product, weights.biasOrZeros(tf, layer.units())),
            initial,
            constants);
    return new CellwiseRun(inputs, run, weights.all());
  }

  private SimpleRNNRuns() {}
}
