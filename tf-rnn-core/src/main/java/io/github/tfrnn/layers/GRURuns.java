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
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The ways to run a GRU. */
final class GRURuns {

  private static final int GATES = 3;

  static RecurrentRun run(
      Call call,
      GRU layer,
      RecurrentWeights weights,
      TimeAxis time,
      Operand<TFloat32> x,
      long timesteps,
      List<Operand<TFloat32>> initial) {
    boolean handwritten =
        layer.activation() == Activation.TANH
            && layer.recurrentActivation() == Activation.SIGMOID
            && (layer.recurrentDropout() == 0 || !call.training());
    StepPlan plan = ExecutionChoice.of(call, false, handwritten, timesteps, time).plan(timesteps);
    if (handwritten) {
      return HandwrittenGRU.run(call, layer, plan, weights, time, x, initial.get(0));
    }
    Ops tf = call.tf();
    boolean oneEach = layer.recurrentDropout() > 0;
    Operand<TFloat32> inputs = time.steps(tf, x);
    Operand<TFloat32> product =
        CellOps.project(
            tf,
            inputs,
            weights.kernel().value(),
            CellwiseRun.dropped(call, layer.dropout(), weights.features(), GATES, oneEach));
    Operand<TFloat32> inputBias = weights.biasOrZeros(tf, GATES * layer.units());
    List<Operand<TFloat32>> constants = new ArrayList<>();
    constants.add(tf.identity(weights.recurrentKernel().value()));
    if (layer.resetAfter()) {
      Operand<TFloat32> recurrentBias = tf.constant(new float[GATES * layer.units()]);
      if (weights.bias().isPresent()) {
        List<Output<TFloat32>> both = tf.unstack(weights.bias().get().value(), 2L).output();
        inputBias = both.get(0);
        recurrentBias = both.get(1);
      }
      constants.add(recurrentBias);
    }
    Operand<TFloat32> projected = tf.math.add(product, inputBias);
    constants.addAll(
        CellwiseRun.dropped(call, layer.recurrentDropout(), layer.units(), GATES, true));
    Recurrence.Run run =
        Recurrence.run(
            tf,
            (f, input, states, given) ->
                CellOps.gruStep(
                    f,
                    input,
                    states,
                    given,
                    layer.activation(),
                    layer.recurrentActivation(),
                    layer.resetAfter()),
            projected,
            initial,
            constants);
    return new CellwiseRun(inputs, run, weights.all());
  }

  private GRURuns() {}
}
