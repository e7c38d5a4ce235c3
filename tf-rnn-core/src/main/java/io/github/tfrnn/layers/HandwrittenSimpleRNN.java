package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.ops.DropoutOps;
import io.github.tfrnn.ops.SimpleRNNOps;
import io.github.tfrnn.ops.StepPlan;
import io.github.tfrnn.ops.TimeAxis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A simple recurrent layer with the default activation and no recurrent dropout.
 *
 * @param dropped factors of the inputs' dropout, {@code [batch, features]}; null for none
 */
record HandwrittenSimpleRNN(
    RecurrentWeights of,
    SimpleRNNOps.Weights weights,
    SimpleRNNOps.Run run,
    Operand<TFloat32> dropped)
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
            layer.units());
    Operand<TFloat32> inputs = time.steps(tf, x);
    Operand<TFloat32> dropped = null;
    if (call.training() && layer.dropout() > 0) {
      dropped = DropoutOps.factors(call, layer.dropout(), tf.array(of.features()), 2);
      inputs = tf.math.mul(inputs, dropped); // the same ones at every step
    }
    SimpleRNNOps.Run run =
        SimpleRNNOps.run(
            tf,
            plan,
            inputs,
            initial,
            weights,
            RecurrentRun.keep(call, time, layer.returnSequences()));
    return new HandwrittenSimpleRNN(of, weights, run, dropped);
  }

  @Override
  public List<Operand<TFloat32>> states() {
    return List.of(run.hidden());
  }

  @Override
  public Gradients gradients(Ops tf, List<TimeAxis.StepGradient> ofStates) {
    SimpleRNNOps.RunGradient found = SimpleRNNOps.runGradient(tf, run, weights, ofStates.get(0));
    Map<Weight, WeightGradient> ofWeights = new HashMap<>();
    ofWeights.put(of.kernel(), new WeightGradient.Dense(found.kernel()));
    ofWeights.put(of.recurrentKernel(), new WeightGradient.Dense(found.recurrentKernel()));
    of.bias().ifPresent(b -> ofWeights.put(b, new WeightGradient.Dense(found.bias())));
    return new Gradients(
        dropped == null ? found.inputs() : tf.math.mul(found.inputs(), dropped),
        List.of(found.initial()),
        ofWeights);
  }
}
