package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Signal;
import java.util.List;

/** A layer bound to the weights it has in one graph. */
public interface BuiltLayer {

  /**
   * Adds the layer's operations.
   *
   * <p>What it computes is differentiated by TensorFlow, from the outputs to the inputs and the
   * layer's weights, unless it records steps of its own with {@link Call#record}.
   *
   * @param input what comes in; {@link Signal#then} passes its mask on
   */
  Signal call(Call call, Signal input);

  /**
   * Adds the operations of a layer with several inputs or outputs: a recurrent one that takes or
   * returns states.
   *
   * @throws IllegalArgumentException if the layer does not take as many inputs
   */
  default List<Signal> call(Call call, List<Signal> inputs) {
    checkArgument(inputs.size() == 1, "%s takes one input, got %s", call.layer(), inputs.size());
    return List.of(call(call, inputs.get(0)));
  }

  /**
   * Returns whether what a row becomes depends on the other rows of its batch, or on their number.
   * Such a layer is given the batch whole, unless it is {@link BuiltMixing}.
   *
   * @param mode what the layer is called for
   */
  default boolean mixesRows(Mode mode) {
    return false;
  }
}
