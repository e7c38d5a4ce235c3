package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.ops.DropoutOps;
import io.github.tfrnn.ops.GRUOps;
import io.github.tfrnn.ops.Keep;
import io.github.tfrnn.ops.StepPlan;
import io.github.tfrnn.ops.TimeAxis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A GRU with the default activations and no recurrent dropout.
 *
 * @param dropped factors of the inputs' dropout, {@code [batch, features]}; null for none
 */
record HandwrittenGRU(
    RecurrentWeights of, GRUOps.Weights weights, GRUOps.Run run, Operand<TFloat32> dropped)
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
    GRUOps.Weights weights = call.shared("weights", () -> weights(tf, layer, of));
    Operand<TFloat32> inputs = time.steps(tf, x);
    Operand<TFloat32> dropped = null;
    if (call.training() && layer.dropout() > 0) {
      dropped = DropoutOps.factors(call, layer.dropout(), tf.array(of.features()), 2);
      inputs = tf.math.mul(inputs, dropped); // the same ones at every step
    }
    Keep keep = RecurrentRun.keep(call, time, layer.returnSequences());
    GRUOps.Run run = GRUOps.run(tf, plan, inputs, initial, weights, keep);
    return new HandwrittenGRU(of, weights, run, dropped);
  }

  private static GRUOps.Weights weights(Ops tf, GRU layer, RecurrentWeights of) {
    Operand<TFloat32> bias = of.biasOrZeros(tf, 3 * layer.units());
    Operand<TFloat32> recurrentBias = null;
    if (layer.resetAfter()) {
      recurrentBias = bias;
      if (of.bias().isPresent()) {
        List<Output<TFloat32>> both = tf.unstack(bias, 2L).output();
        bias = both.get(0);
        recurrentBias = both.get(1);
      }
    }
    return GRUOps.Weights.of(
        tf, of.kernel().value(), of.recurrentKernel().value(), bias, recurrentBias, layer.units());
  }

  @Override
  public List<Operand<TFloat32>> states() {
    return List.of(run.hidden());
  }

  @Override
  public Gradients gradients(Ops tf, List<TimeAxis.StepGradient> ofStates) {
    GRUOps.RunGradient found = GRUOps.runGradient(tf, run, weights, ofStates.get(0));
    Map<Weight, WeightGradient> ofWeights = new HashMap<>();
    ofWeights.put(of.kernel(), new WeightGradient.Dense(found.kernel()));
    ofWeights.put(of.recurrentKernel(), new WeightGradient.Dense(found.recurrentKernel()));
    of.bias()
        .ifPresent(
            b ->
                ofWeights.put(
                    b,
                    new WeightGradient.Dense(
                        found.recurrentBias() == null
                            ? found.bias()
                            : tf.stack(List.of(found.bias(), found.recurrentBias())))));
    return new Gradients(
        dropped == null ? found.inputs() : tf.math.mul(found.inputs(), dropped),
        List.of(found.initial()),
        ofWeights);
  }
}
