package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.ops.Keep;
import io.github.tfrnn.ops.TimeAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A cell run over all steps, one way or another. */
interface RecurrentRun {

  /**
   * Returns how much of a run is needed where the outputs of every step are, or are not, returned.
   */
  static Keep keep(Call call, TimeAxis time, boolean returnSequences) {
    if (call.taped()) {
      return Keep.ALL;
    }
    return returnSequences || time.masked() ? Keep.OUTPUTS : Keep.LAST;
  }

  /** Returns how much is needed of a run whose states are wanted of the last step of every row. */
  static Keep keepStates(Call call, TimeAxis time, boolean returnSequences) {
    return time.masked() // rows then end at different steps
        ? Keep.ALL
        : keep(call, time, returnSequences);
  }

  /** Returns each state at every step, {@code [steps, batch, size]}. */
  List<Operand<TFloat32>> states();

  /** Returns the outputs of every step: the first states, where a cell does not part the two. */
  default Operand<TFloat32> outputs() {
    return states().get(0);
  }

  /** Returns the gradients, given those of the outputs and of each state. */
  default Gradients gradients(
      Ops tf, TimeAxis.StepGradient ofOutputs, List<TimeAxis.StepGradient> ofStates) {
    List<TimeAxis.StepGradient> joined = new ArrayList<>(ofStates);
    joined.set(0, ofOutputs.plus(tf, ofStates.get(0)));
    return gradients(tf, joined);
  }

  /** Returns the gradients, given those of each state, the first of which are the outputs. */
  Gradients gradients(Ops tf, List<TimeAxis.StepGradient> ofStates);

  /**
   * The gradients of a run.
   *
   * @param inputs {@code [steps, batch, features]}
   * @param initial of each initial state, {@code [batch, units]}
   */
  record Gradients(
      Operand<TFloat32> inputs,
      List<Operand<TFloat32>> initial,
      Map<Weight, WeightGradient> weights) {}
}
