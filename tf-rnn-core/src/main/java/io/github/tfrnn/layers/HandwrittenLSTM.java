package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Execution;
import io.github.tfrnn.ops.DropoutFactors;
import io.github.tfrnn.ops.Keep;
import io.github.tfrnn.ops.LSTMOps;
import io.github.tfrnn.ops.MatrixProducts;
import io.github.tfrnn.ops.StepPlan;
import io.github.tfrnn.ops.TimeAxis;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** An LSTM with the default activations, all gates of which drop the same of the state. */
record HandwrittenLSTM(
    StepPlan plan,
    RecurrentWeights of,
    LSTMOps.Weights weights,
    LSTMOps.Run run,
    DropoutFactors dropped)
    implements RecurrentRun {

  static HandwrittenLSTM run(
      Call call,
      LSTM layer,
      StepPlan plan,
      RecurrentWeights of,
      TimeAxis time,
      Operand<TFloat32> x,
      List<Operand<TFloat32>> initial) {
    Ops tf = call.tf();
    LSTMOps.Weights weights =
        call.shared(
            "weights",
            () ->
                LSTMOps.Weights.of(
                    tf,
                    MatrixProducts.of(call.policy()),
                    of.kernel().value(),
                    of.recurrentKernel().value(),
                    of.biasOrZeros(tf, 4 * layer.units()),
                    layer.units()));
    DropoutFactors dropped = DropoutFactors.of(call, layer.dropout(), of.features());
    DropoutFactors ofState = DropoutFactors.of(call, layer.recurrentDropout(), layer.units());
    Operand<TFloat32> inputs = dropped.apply(tf, time.steps(tf, x));
    Operand<TFloat32> hidden = initial.get(0);
    Operand<TFloat32> carry = initial.get(1);
    LSTMOps.Run run =
        plan.execution() == Execution.FUSED
            ? LSTMOps.run(tf, inputs, hidden, carry, weights)
            : LSTMOps.runSteps(
                tf, plan, inputs, hidden, carry, weights, ofState, keep(call, layer, time));
    return new HandwrittenLSTM(plan, of, weights, run, dropped);
  }

  /** Returns how much of the run is needed. */
  static Keep keep(Call call, LSTM layer, TimeAxis time) {
    return time.masked() // rows then end at different steps, and the carry of each is wanted
        ? Keep.ALL
        : RecurrentRun.keep(call, time, layer.returnSequences());
  }

  @Override
  public List<Operand<TFloat32>> states() {
    return List.of(run.hidden(), run.carry());
  }

  @Override
  public Gradients gradients(Ops tf, List<TimeAxis.StepGradient> ofStates) {
    LSTMOps.RunGradient found =
        LSTMOps.runGradient(tf, plan, run, weights, ofStates.get(0), ofStates.get(1));
    return new Gradients(
        dropped.apply(tf, found.inputs()),
        List.of(found.initialHidden(), found.initialCarry()),
        of.gradients(found.kernel(), found.recurrentKernel(), found.bias()));
  }
}
