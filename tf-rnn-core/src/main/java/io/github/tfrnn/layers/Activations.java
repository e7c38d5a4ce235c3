package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.activations.ResizingActivation;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** What layers do with the outputs they have computed. */
final class Activations {

  /**
   * Applies an activation as a step of its own, so that a loss may start from its argument: softmax
   * and sigmoid tell the logits they were given.
   */
  static Signal apply(Call call, Activation activation, Signal input) {
    Operand<TFloat32> x = input.floats();
    Operand<TFloat32> y = activation.apply(call.tf(), x);
    if (y.asOutput().equals(x.asOutput())) {
      return input;
    }
    call.recordByGraph(List.of(y), List.of(x), List.of());
    Signal output = input.then(y, outputShape(call.layer(), activation, input.shape()));
    if (activation == Activation.SOFTMAX) {
      return output.withLogits(new Signal.Logits(x, Signal.Squashing.SOFTMAX));
    }
    if (activation == Activation.SIGMOID) {
      return output.withLogits(new Signal.Logits(x, Signal.Squashing.SIGMOID));
    }
    return output;
  }

  /** Returns the shape of what an activation makes of inputs. */
  static Shape outputShape(String where, Activation activation, Shape inputs) {
    return activation instanceof ResizingActivation resizing
        ? resizing.outputShape(where, inputs)
        : inputs;
  }

  /** Refuses an activation that a recurrent layer, whose states keep their shape, cannot use. */
  static void requireSameShape(String kind, Activation activation) {
    requireNonNull(activation, "activation");
    checkArgument(
        !(activation instanceof ResizingActivation),
        "%s: the activation of a recurrent layer must keep the shape of its inputs, %s does not",
        kind,
        activation);
  }

  /** Adds a penalty on outputs to the loss, over the number of rows of the batch, as Keras does. */
  static void penalize(Call call, Regularizer regularizer, Signal output) {
    penalize(call, regularizer, output.floats(), List.of(output.floats()), List.of());
  }

  /**
   * Adds a penalty on a value that TensorFlow differentiates back to what it was computed from.
   *
   * @param from recorded values
   */
  static void penalize(
      Call call,
      Regularizer regularizer,
      Operand<TFloat32> y,
      List<Operand<TFloat32>> from,
      List<Weight> weights) {
    if (!call.taped()) {
      return;
    }
    Operand<TFloat32> rows = call.tf().dtypes.cast(call.part().total(), TFloat32.class);
    Operand<TFloat32> penalty = call.tf().math.divNoNan(regularizer.penalty(call.tf(), y), rows);
    call.recordByGraph(List.of(penalty), from, weights);
    call.addPenalty(penalty);
  }

  private Activations() {}
}
