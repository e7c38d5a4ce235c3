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

/** An LSTM with the default activations. */
record HandwrittenLSTM(StepPlan plan, RecurrentWeights of, LSTMOps.Weights weights, LSTMOps.Run run)
    implements RecurrentRun {

  static HandwrittenLSTM run(
      Call call,
      LSTM layer,
      StepPlan plan,
      Keep keep,
      RecurrentWeights of,
      TimeAxis time,
      Operand<TFloat32> x,
      List<Operand<TFloat32>> initial) {
    Ops tf = call.tf();
    int masks = LSTMCell.masks(call, layer);
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
                    masks,
                    layer.units()));
    DropoutFactors ofInputs = DropoutFactors.of(call, layer.dropout(), of.features(), masks);
    DropoutFactors ofState =
        DropoutFactors.of(call, layer.recurrentDropout(), layer.units(), masks);
    Operand<TFloat32> inputs = time.steps(tf, x);
    Operand<TFloat32> hidden = initial.get(0);
    Operand<TFloat32> carry = initial.get(1);
    LSTMOps.Run run =
        plan.execution() == Execution.FUSED
            ? LSTMOps.run(tf, inputs, hidden, carry, weights, ofInputs)
            : LSTMOps.runSteps(tf, plan, inputs, hidden, carry, weights, ofInputs, ofState, keep);
    return new HandwrittenLSTM(plan, of, weights, run);
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
        found.inputs(),
        List.of(found.initialHidden(), found.initialCarry()),
        of.gradients(found.kernel(), found.recurrentKernel(), found.bias()));
  }
}
