package io.github.tfrnn.layers;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.layers.ExecutionChoice.Fused;
import io.github.tfrnn.ops.StepPlan;
import io.github.tfrnn.ops.TimeAxis;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The ways to run a simple recurrent layer. */
final class SimpleRNNRuns {

  /** Runs by hand-written gradients where the layer allows it, cell by cell otherwise. */
  static RecurrentRun run(
      Call call,
      SimpleRNN layer,
      RecurrentWeights weights,
      TimeAxis time,
      Operand<TFloat32> x,
      long timesteps,
      List<Operand<TFloat32>> initial) {
    boolean handwritten = layer.activation() == Activation.TANH;
    StepPlan plan = ExecutionChoice.plan(call, Fused.MISSING, timesteps, time);
    return handwritten
        ? HandwrittenSimpleRNN.run(call, layer, plan, weights, time, x, initial.get(0))
        : SimpleRNNCell.called(call, layer, weights)
            .run(
                call.tf(),
                plan,
                RecurrentRun.keepStates(call, time, layer.returnSequences()),
                weights,
                time.steps(call.tf(), x),
                initial);
  }

  private SimpleRNNRuns() {}
}
