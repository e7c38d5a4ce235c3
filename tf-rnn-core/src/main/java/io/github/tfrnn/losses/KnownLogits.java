package io.github.tfrnn.losses;

import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The logits that a loss may start from instead of probabilities. */
final class KnownLogits {

  /** Returns the logits; null if there are probabilities alone. */
  static Operand<TFloat32> of(Signal predictions, boolean fromLogits, Signal.Squashing squashing) {
    if (predictions.logits().isPresent() && predictions.logits().get().squashing() == squashing) {
      return predictions.logits().get().values();
    }
    return fromLogits ? predictions.floats() : null;
  }

  private KnownLogits() {}
}
