package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.ops.DropoutOps;
import io.github.tfrnn.ops.LSTMOps;
import io.github.tfrnn.ops.StepPlan;
import io.github.tfrnn.ops.TimeAxis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * An LSTM with the default activations and no recurrent dropout.
 *
 * @param dropped factors of the inputs' dropout, {@code [batch, features]}; null for none
 */
record FusedLSTM(
    StepPlan plan,
    RecurrentWeights of,
    LSTMOps.Weights weights,
    LSTMOps.Run run,
    Operand<TFloat32> dropped)
    implements RecurrentRun {

  static FusedLSTM run(
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
                    of.kernel().value(),
                    of.recurrentKernel().value(),
                    of.biasOrZeros(tf, 4 * layer.units()),
                    layer.units()));
    Operand<TFloat32> inputs = time.steps(tf, x);
    Operand<TFloat32> dropped = null;
    if (call.training() && layer.dropout() > 0) {
      dropped = DropoutOps.factors(call, layer.dropout(), tf.array(of.features()), 2);
      inputs = tf.math.mul(inputs, dropped); // the same ones at every step
    }
    LSTMOps.Run run = LSTMOps.run(tf, inputs, initial.get(0), initial.get(1), weights);
    return new FusedLSTM(plan, of, weights, run, dropped);
  }

  @Override
  public List<Operand<TFloat32>> states() {
    return List.of(run.hidden(), run.carry());
  }

  @Override
  public Gradients gradients(Ops tf, List<TimeAxis.StepGradient> ofStates) {
    LSTMOps.RunGradient found =
        LSTMOps.runGradient(tf, plan, run, weights, ofStates.get(0), ofStates.get(1));
    Map<Weight, WeightGradient> ofWeights = new HashMap<>();
    ofWeights.put(of.kernel(), new WeightGradient.Dense(found.kernel()));
    ofWeights.put(of.recurrentKernel(), new WeightGradient.Dense(found.recurrentKernel()));
    of.bias().ifPresent(b -> ofWeights.put(b, new WeightGradient.Dense(found.bias())));
    return new Gradients(
        dropped == null ? found.inputs() : tf.math.mul(found.inputs(), dropped),
        List.of(found.initialHidden(), found.initialCarry()),
        ofWeights);
  }
}
