package io.github.tfrnn.layers;

import io.github.tfrnn.regularizers.Regularizer;
import java.util.Optional;

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

  /** Returns the same layer in the given direction. */
  RecurrentLayer withGoBackwards(boolean goBackwards);

  /** Returns the same layer, showing zeros at masked timesteps or the output before them. */
  RecurrentLayer withZeroOutputForMask(boolean zeroOutputForMask);

  @Override
  default boolean returnsSequences() {
    return returnSequences();
  }

  @Override
  default boolean returnsStates() {
    return returnState();
  }
}
