package io.github.tfrnn.ops;

import io.github.tfrnn.graph.Call;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What a recurrent layer drops of its inputs or of its hidden state, the same at every step.
 *
 * @param factors {@code [batch, n]} each: none where nothing is dropped, one for all gates, or one
 *     a gate
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
   * @param count 1 if all gates drop the same, otherwise the number of gates
   */
  public static DropoutFactors of(Call call, float rate, int size, int count) {
    return call.training() && rate > 0
        ? new DropoutFactors(
            IntStream.range(0, count)
                .mapToObj(i -> DropoutOps.factors(call, rate, call.tf().array(size), 2))
                .toList())
        : none();
  }

  /** Returns the factors at the end of a loop's constants. */
  static DropoutFactors from(List<Operand<?>> constants, int index) {
    return new DropoutFactors(StepOps.floats(constants.subList(index, constants.size())));
  }

  /** Returns how many products of values and a kernel there are: one, or one a gate. */
  int products() {
    return Math.max(1, factors.size());
  }

  /** Returns those of some gates, in the given order. */
  DropoutFactors ofGates(int... gates) {
    return factors.size() <= 1
        ? this
        : new DropoutFactors(Arrays.stream(gates).mapToObj(factors::get).toList());
  }

  /**
   * Drops from values, or from their gradient; {@code [batch, n]} or {@code [steps, batch, n]}.
   *
   * @param gate that sees the values
   */
  public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> values, int gate) {
    return factors.isEmpty()
        ? values
        : tf.math.mul(values, factors.get(factors.size() == 1 ? 0 : gate));
  }
}
