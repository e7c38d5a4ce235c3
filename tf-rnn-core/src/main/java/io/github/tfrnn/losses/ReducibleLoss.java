package io.github.tfrnn.losses;

import io.github.tfrnn.graph.Signal;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * How the values of a loss become one number; what every {@link Loss} has without saying so.
 *
 * <p>These methods are apart from Loss because of its constants: an interface with methods that
 * have a body is initialized before the classes that implement it, its constants need those
 * classes, and two threads that begin at either end would wait for each other for ever.
 */
public sealed interface ReducibleLoss permits Loss {

  /**
   * Returns which of the values count, beside those that the mask of the predictions leaves out.
   *
   * @param values what {@link Loss#values} returned
   * @return of the shape of the values; empty, which is the default, if all of them do
   */
  default Optional<Operand<TBool>> mask(Ops tf, Signal labels, Operand<TFloat32> values) {
    return Optional.empty();
  }

  /** Returns how the values become one number: {@link Reduction#SUM_OVER_BATCH_SIZE}. */
  default Reduction reduction() {
    return Reduction.SUM_OVER_BATCH_SIZE;
  }

  /** Returns the loss without the reduction that was added to it. */
  default Loss unwrapped() {
    return (Loss) this;
  }

  /** Returns the same loss, its values made one number in another way. */
  default Loss reduced(Reduction reduction) {
    return new ReducedLoss((Loss) this, reduction);
  }
}
