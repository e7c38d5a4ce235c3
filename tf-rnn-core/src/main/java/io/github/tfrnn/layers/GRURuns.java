package io.github.tfrnn.layers;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.layers.ExecutionChoice.Fused;
import io.github.tfrnn.ops.StepPlan;
import io.github.tfrnn.ops.TimeAxis;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The ways to run a GRU. */
final class GRURuns {

  /** Runs by hand-written gradients where the layer allows it, cell by cell otherwise. */
  static RecurrentRun run(
      Call call,
      GRU layer,
      RecurrentWeights weights,
      TimeAxis time,
      Operand<TFloat32> x,
      long timesteps,
      List<Operand<TFloat32>> initial) {
    boolean handwritten =
        layer.activation() == Activation.TANH && layer.recurrentActivation() == Activation.SIGMOID;
    StepPlan plan = ExecutionChoice.plan(call, Fused.MISSING, timesteps, time);
    return handwritten
        ? HandwrittenGRU.run(call, layer, plan, weights, time, x, initial.get(0))
        : GRUCell.called(call, layer, weights)
            .run(
                call.tf(),
                plan,
                RecurrentRun.keepStates(call, time, layer.returnSequences()),
                weights,
                time.steps(call.tf(), x),
                initial);
  }

  private GRURuns() {}
}
