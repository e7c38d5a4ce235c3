package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Tape;
import io.github.tfrnn.graph.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Calls layers so that a gradient goes back through all that they did. */
public final class Recorded {

  /**
   * Calls a layer; where it recorded no gradient of its own, TensorFlow finds it.
   *
   * @param weights that the layer uses
   * @param again whether other calls use them too, on which the inputs may depend
   */
  public static List<Signal> call(
      BuiltLayer built, Call call, List<Signal> inputs, List<Weight> weights, boolean again) {
    boolean mayDepend = inputs.size() > 1 || again;
    List<Signal> given = mayDepend && call.taped() ? apart(call, inputs) : inputs;
    List<Signal> outputs = built.call(call, given);
    if (call.taped()) {
      recordRest(call, given, outputs, weights);
    }
    return outputs;
  }

  /**
   * The inputs as values behind which nothing lies. TensorFlow follows a gradient through all that
   * an input was computed from, and if that is another input, or the same weights, it would be
   * counted twice.
   */
  private static List<Signal> apart(Call call, List<Signal> inputs) {
    List<Signal> apart = new ArrayList<>();
    for (Signal input : inputs) {
      if (!isFloat(input)) {
        apart.add(input);
        continue;
      }
      Ops tf = call.tf();
      Operand<TFloat32> same = tf.stopGradient(input.floats());
      call.record(
          List.of(same),
          List.of(input.floats()),
          (ops, gradients) -> new Tape.StepGradients(gradients, Map.of()));
      apart.add(input.then(same, input.shape()));
    }
    return apart;
  }

  private static void recordRest(
      Call call, List<Signal> inputs, List<Signal> outputs, List<Weight> weights) {
    List<Operand<TFloat32>> floats =
        inputs.stream().filter(Recorded::isFloat).map(Signal::floats).toList();
    List<Operand<TFloat32>> rest = new ArrayList<>();
    for (Signal output : outputs) {
      boolean passedThrough =
          inputs.stream().anyMatch(in -> in.values().asOutput().equals(output.values().asOutput()));
      if (isFloat(output) && !passedThrough && !call.recorded(output.values())) {
        rest.add(output.floats());
      }
    }
    if (!rest.isEmpty()) {
      call.recordByGraph(rest, floats, weights);
    }
  }

  private static boolean isFloat(Signal signal) {
    return signal.values().asOutput().type() == TFloat32.class;
  }

  private Recorded() {}
}
