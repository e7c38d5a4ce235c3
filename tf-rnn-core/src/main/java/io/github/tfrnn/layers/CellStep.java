package io.github.tfrnn.layers;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What one timestep of a cell gives.
 *
 * @param output {@code [batch, outputSize]}
 * @param states after the timestep, in the order of {@link RNNCell#stateSizes}
 */
public record CellStep(Operand<TFloat32> output, List<Operand<TFloat32>> states) {

  public CellStep {
    states = List.copyOf(states);
  }

  /** Returns an output and the states after it; often the output is the first of them. */
  @SafeVarargs
  @SuppressWarnings("varargs") // copied, never written to
  public static CellStep of(Operand<TFloat32> output, Operand<TFloat32>... states) {
    return new CellStep(output, List.of(states));
  }
}
