package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.ops.DropoutFactors;
import io.github.tfrnn.ops.GRUOps;
import io.github.tfrnn.ops.Keep;
import io.github.tfrnn.ops.MatrixProducts;
import io.github.tfrnn.ops.StepPlan;
import io.github.tfrnn.ops.TimeAxis;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A GRU with the default activations. */
record HandwrittenGRU(RecurrentWeights of, GRUOps.Weights weights, GRUOps.Run run)
    implements RecurrentRun {

  static HandwrittenGRU run(
      Call call,
      GRU layer,
      StepPlan plan,
      RecurrentWeights of,
      TimeAxis time,
      Operand<TFloat32> x,
      Operand<TFloat32> initial) {
    Ops tf = call.tf();
    GRUOps.Weights weights = call.shared("weights", () -> weights(call, layer, of));
    int masks = GRUCell.masks(call, layer);
    DropoutFactors ofInputs = DropoutFactors.of(call, layer.dropout(), of.features(), masks);
    DropoutFactors ofState =
        DropoutFactors.of(call, layer.recurrentDropout(), layer.units(), masks);
    Operand<TFloat32> inputs = time.steps(tf, x);
    Keep keep = RecurrentRun.keep(call, time, layer.returnSequences());
    GRUOps.Run run = GRUOps.run(tf, plan, inputs, initial, weights, ofInputs, ofState, keep);
    return new HandwrittenGRU(of, weights, run);
  }

  private static GRUOps.Weights weights(Call call, GRU layer, RecurrentWeights of) {
    Ops tf = call.tf();
    GRUBiases biases = GRUBiases.of(tf, layer, of);
    return GRUOps.Weights.of(
        tf,
        MatrixProducts.of(call.policy()),
        of.kernel().value(),
        of.recurrentKernel().value(),
        biases.ofInputs(),
        biases.ofState(),
        layer.units());
  }

  @Override
  public List<Operand<TFloat32>> states() {
    return List.of(run.hidden());
  }

  @Override
  public Gradients gradients(Ops tf, List<TimeAxis.StepGradient> ofStates) {
    GRUOps.RunGradient found = GRUOps.runGradient(tf, run, weights, ofStates.get(0));
    Operand<TFloat32> ofBias =
        found.recurrentBias() == null
            ? found.bias()
            : tf.stack(List.of(found.bias(), found.recurrentBias()));
    return new Gradients(
        found.inputs(),
        List.of(found.initial()),
        of.gradients(found.kernel(), found.recurrentKernel(), ofBias));
  }
}
