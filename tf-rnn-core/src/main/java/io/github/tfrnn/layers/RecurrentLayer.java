package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.ndarray.Shape;

/** A layer that goes through timesteps one after the other and can do so in either direction. */
public interface RecurrentLayer extends Layer {

  /** Returns whether it gives the output of every timestep, or of the last alone. */
  boolean returnSequences();

  /** Returns whether it gives its final states besides its output. */
  boolean returnState();

  /** Returns whether it begins at the last timestep. */
  boolean goBackwards();

  /** Returns whether it begins a batch in the states that the batch before ended in. */
  boolean stateful();

  /** Returns whether masked timesteps show zeros instead of the output before them. */
  boolean zeroOutputForMask();

  /** Returns the penalty on its outputs, if there is one. */
  Optional<Regularizer> activityRegularizer();

  /** Returns the number of states. */
  int stateCount();

  /**
   * Returns the shape of each state, batch first.
   *
   * @param inputs of the layer, which {@link #outputShape} has accepted
   */
  List<Shape> stateShapes(String where, Shape inputs);

  /**
   * Returns the shapes of the output and, if states are returned, of the states.
   *
   * @param inputs of a sequence, or of a sequence and its initial states
   */
  @Override
  default List<Shape> outputShapes(String where, List<Shape> inputs) {
    checkArgument(
        inputs.size() == 1 || inputs.size() == 1 + stateCount(),
        "%s: takes a sequence, or a sequence and its %s initial states, got %s inputs.",
        where,
        stateCount(),
        inputs.size());
    List<Shape> outputs = new ArrayList<>(List.of(outputShape(where, inputs.get(0))));
    List<Shape> states = stateShapes(where, inputs.get(0));
    for (int i = 1; i < inputs.size(); i++) {
      checkArgument(
          states.get(i - 1).isCompatibleWith(inputs.get(i)),
          "%s: initial state %s must be %s, got %s.",
          where,
          i - 1,
          Shapes.toString(states.get(i - 1)),
          Shapes.toString(inputs.get(i)));
    }
    if (returnState()) {
      outputs.addAll(states);
    }
    return outputs;
  }

  /** Returns the same layer in the given direction. */
  RecurrentLayer withGoBackwards(boolean goBackwards);

  /** Returns the same layer, showing zeros at masked timesteps or the output before them. */
  RecurrentLayer withZeroOutputForMask(boolean zeroOutputForMask);

  @Override
  default boolean returnsSequences() {
    return returnSequences();
  }

  @Override
  default boolean takesStates() {
    return true;
  }

  @Override
  default boolean returnsStates() {
    return returnState();
  }
}
