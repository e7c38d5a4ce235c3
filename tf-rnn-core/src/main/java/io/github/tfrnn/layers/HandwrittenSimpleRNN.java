package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.ops.DropoutFactors;
import io.github.tfrnn.ops.MatrixProducts;
import io.github.tfrnn.ops.SimpleRNNOps;
import io.github.tfrnn.ops.StepPlan;
import io.github.tfrnn.ops.TimeAxis;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A simple recurrent layer with the default activation. */
record HandwrittenSimpleRNN(RecurrentWeights of, SimpleRNNOps.Weights weights, SimpleRNNOps.Run run)
    implements RecurrentRun {

  static HandwrittenSimpleRNN run(
      Call call,
      SimpleRNN layer,
      StepPlan plan,
      RecurrentWeights of,
      TimeAxis time,
      Operand<TFloat32> x,
      Operand<TFloat32> initial) {
    Ops tf = call.tf();
    SimpleRNNOps.Weights weights =
        new SimpleRNNOps.Weights(
            of.kernel().value(),
            of.recurrentKernel().value(),
            of.biasOrZeros(tf, layer.units()),
            MatrixProducts.of(call.policy()),
            layer.units());
    DropoutFactors ofInputs = DropoutFactors.of(call, layer.dropout(), of.features(), 1);
    DropoutFactors ofState = DropoutFactors.of(call, layer.recurrentDropout(), layer.units(), 1);
    Operand<TFloat32> inputs = time.steps(tf, x);
    SimpleRNNOps.Run run =
        SimpleRNNOps.run(
            tf,
            plan,
            inputs,
            initial,
            weights,
            ofInputs,
            ofState,
            RecurrentRun.keep(call, time, layer.returnSequences()));
    return new HandwrittenSimpleRNN(of, weights, run);
  }

  @Override
  public List<Operand<TFloat32>> states() {
    return List.of(run.hidden());
  }

  @Override
  public Gradients gradients(Ops tf, List<TimeAxis.StepGradient> ofStates) {
    SimpleRNNOps.RunGradient found = SimpleRNNOps.runGradient(tf, run, weights, ofStates.get(0));
    return new Gradients(
        found.inputs(),
        List.of(found.initial()),
        of.gradients(found.kernel(), found.recurrentKernel(), found.bias()));
  }
}
