package io.github.tfrnn.layers;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.layers.ExecutionChoice.Fused;
import io.github.tfrnn.ops.Keep;
import io.github.tfrnn.ops.LSTMOps;
import io.github.tfrnn.ops.StepPlan;
import io.github.tfrnn.ops.TimeAxis;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The ways to run an LSTM. */
final class LSTMRuns {

  /** Runs by hand-written gradients where the layer allows it, cell by cell otherwise. */
  static RecurrentRun run(
      Call call,
      LSTM layer,
      RecurrentWeights weights,
      TimeAxis time,
      Operand<TFloat32> x,
      long timesteps,
      List<Operand<TFloat32>> initial) {
    boolean dropping = layer.recurrentDropout() > 0 && call.training();
    boolean handwritten =
        layer.activation() == Activation.TANH && layer.recurrentActivation() == Activation.SIGMOID;
    boolean fusable = handwritten && !dropping && call.policy() == DTypePolicy.FLOAT32;
    Keep keep = RecurrentRun.keepStates(call, time, layer.returnSequences());
    Fused fused = Fused.MISSING;
    if (fusable) {
      fused = LSTMOps.fusedIsFaster(layer.units(), keep) ? Fused.FASTER : Fused.SLOWER;
    }
    StepPlan plan = ExecutionChoice.plan(call, fused, timesteps, time);
    return handwritten
        ? HandwrittenLSTM.run(call, layer, plan, keep, weights, time, x, initial)
        : LSTMCell.called(call, layer, weights)
            .run(call.tf(), plan, keep, weights, time.steps(call.tf(), x), initial);
  }

  private LSTMRuns() {}
}
