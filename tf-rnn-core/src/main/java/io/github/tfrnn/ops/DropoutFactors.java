package io.github.tfrnn.ops;

import io.github.tfrnn.graph.Call;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What a recurrent layer drops of its inputs or of its hidden state, the same at every step.
 *
 * @param factors {@code [batch, n]}; none where nothing is dropped, never more than one
 */
public record DropoutFactors(List<Operand<TFloat32>> factors) {

  /** Returns what drops nothing. */
  public static DropoutFactors none() {
    return new DropoutFactors(List.of());
  }

  /**
   * Draws what is dropped; nothing unless weights are being learned.
   *
   * @param rate in [0, 1)
   * @param size of the last axis
   */
  public static DropoutFactors of(Call call, float rate, int size) {
    return call.training() && rate > 0
        ? new DropoutFactors(List.of(DropoutOps.factors(call, rate, call.tf().array(size), 2)))
        : none();
  }

  /** Returns the factors at the end of a loop's constants. */
  static DropoutFactors from(List<Operand<?>> constants, int index) {
    return new DropoutFactors(StepOps.floats(constants.subList(index, constants.size())));
  }

  /** Drops from values, or from their gradient; {@code [batch, n]} or {@code [steps, batch, n]}. */
  public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> values) {
    return factors.isEmpty() ? values : tf.math.mul(values, factors.get(0));
  }
}
