package io.github.tfrnn.losses;

import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;
import org.tensorflow.types.family.TType;

/** What the cross-entropies have in common. */
final class Crossentropies {

  /** Keras's fuzz factor: probabilities are kept this far from 0 and 1. */
  private static final float EPSILON = 1e-7f;

  /** Returns the logits to start from; null if there are probabilities alone. */
  static Operand<TFloat32> logits(
      Signal predictions, boolean fromLogits, Signal.Squashing squashing) {
    if (predictions.logits().isPresent() && predictions.logits().get().squashing() == squashing) {
      return predictions.logits().get().values();
    }
    return fromLogits ? predictions.floats() : null;
  }

  static Operand<TFloat32> clip(Ops tf, Operand<TFloat32> probabilities) {
    return tf.clipByValue(probabilities, tf.constant(EPSILON), tf.constant(1 - EPSILON));
  }

  @SuppressWarnings("unchecked") // labels are int32 or float32
  static Operand<TFloat32> asFloats(Ops tf, Signal labels) {
    Operand<? extends TType> values = labels.values();
    return values.asOutput().type() == TFloat32.class
        ? (Operand<TFloat32>) values
        : tf.dtypes.cast((Operand<? extends TNumber>) values, TFloat32.class);
  }

  /** All but the last axis. */
  static Shape withoutLast(Shape shape) {
    return shape.take(shape.numDimensions() - 1);
  }

  private Crossentropies() {}
}
