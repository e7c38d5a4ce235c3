package io.github.tfrnn.optimizers;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import java.util.List;
import java.util.Optional;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;

/**
 * The description of how gradients change weights; Keras's {@code keras.optimizers}.
 * Implementations are immutable.
 */
public interface Optimizer {

  /** Returns the learning rate that training begins with. */
  float learningRate();

  /** Returns how gradients are clipped before {@link #update} gets them, if they are. */
  default Optional<Clipping> clipping() {
    return Optional.empty();
  }

  /**
   * Returns the names of the tensors, each of the weight's shape, that are kept for every weight;
   * they begin as zeros.
   */
  List<String> slots();

  /**
   * Returns the operation that changes one weight.
   *
   * @param tf adds operations that wait for all gradients of the step
   * @param slots in the order of {@link #slots()}
   * @param step the learning rate and the number of the step
   */
  Op update(Ops tf, Weight weight, WeightGradient gradient, List<Weight> slots, Step step);
}
