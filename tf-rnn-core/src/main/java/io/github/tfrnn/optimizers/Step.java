package io.github.tfrnn.optimizers;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What all weights have in common in one training step.
 *
 * @param learningRate scalar
 * @param number scalar, 1 for the first step; where gradients are accumulated, only steps count
 *     that change weights
 * @param shared the new values of {@link Optimizer#sharedSlots}, in their order
 */
public record Step(
    Operand<TFloat32> learningRate, Operand<TFloat32> number, List<Operand<TFloat32>> shared) {

  public Step {
    shared = List.copyOf(shared);
  }

  /** Returns a step for optimizers that share no slots between weights. */
  public static Step of(Operand<TFloat32> learningRate, Operand<TFloat32> number) {
    return new Step(learningRate, number, List.of());
  }

  /** Returns the same with new values of the shared slots. */
  public Step withShared(List<Operand<TFloat32>> newShared) {
    return new Step(learningRate, number, newShared);
  }
}
