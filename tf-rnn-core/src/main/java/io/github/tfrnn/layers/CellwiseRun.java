package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.ops.DropoutOps;
import io.github.tfrnn.ops.Recurrence;
import io.github.tfrnn.ops.TimeAxis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Any cell, step by step, differentiated by TensorFlow.
 *
 * @param inputs {@code [steps, batch, features]}
 * @param run over the projected inputs
 * @param weights that the projection and the run's constants were computed from
 */
record CellwiseRun(Operand<TFloat32> inputs, Recurrence.Run run, List<Weight> weights)
    implements RecurrentRun {

  /**
   * Returns factors for dropping, one a gate where the hidden state is dropped from too, one for
   * all gates otherwise, as Keras has it; none where nothing is dropped.
   */
  static List<Operand<TFloat32>> dropped(
      Call call, float rate, int size, int gates, boolean oneEach) {
    List<Operand<TFloat32>> factors = new ArrayList<>();
    if (call.training() && rate > 0) {
      for (int i = 0; i < (oneEach ? gates : 1); i++) {
        factors.add(DropoutOps.factors(call, rate, call.tf().array(size), 2));
      }
    }
    return factors;
  }

  @Override
  public List<Operand<TFloat32>> states() {
    return run.states();
  }

  @Override
  public Gradients gradients(Ops tf, List<TimeAxis.StepGradient> ofStates) {
    Recurrence.RunGradient found = Recurrence.runGradient(tf, run, ofStates);
    List<Output<?>> ys = new ArrayList<>(List.of(run.projected().asOutput()));
    List<Output<?>> dys = new ArrayList<>(List.of(found.projected().asOutput()));
    run.constants().forEach(constant -> ys.add(constant.asOutput()));
    found.constants().forEach(gradient -> dys.add(gradient.asOutput()));
    List<Output<?>> xs = new ArrayList<>(List.of(inputs.asOutput()));
    weights.forEach(weight -> xs.add(weight.value().asOutput()));
    List<Operand<TFloat32>> gradients = io.github.tfrnn.graph.Gradients.of(tf, ys, xs, dys);
    Map<Weight, WeightGradient> ofWeights = new HashMap<>();
    for (int i = 0; i < weights.size(); i++) {
      if (gradients.get(i + 1) != null) {
        ofWeights.put(weights.get(i), new WeightGradient.Dense(gradients.get(i + 1)));
      }
    }
    return new Gradients(gradients.get(0), found.initial(), ofWeights);
  }
}
