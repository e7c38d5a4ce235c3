package io.github.tfrnn.optimizers;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import java.util.List;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;

/**
 * The description of how gradients change weights; Keras's {@code keras.optimizers}.
 * Implementations are immutable.
 */
public interface Optimizer {

  /** Returns the learning rate that training begins with. */
  float learningRate();

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
