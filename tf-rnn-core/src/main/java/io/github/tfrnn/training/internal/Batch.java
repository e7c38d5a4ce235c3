package io.github.tfrnn.training.internal;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * Inputs, labels and weights of some examples, as tensors. Whoever makes it closes it.
 *
 * @param x {@code [batch, ...]} for each input
 * @param y {@code [batch, ...]} for each output
 * @param weights for each output, factors of the examples' losses, {@code [batch]} or {@code
 *     [batch, timesteps]}
 */
public record Batch(List<TType> x, List<TType> y, List<TType> weights) implements AutoCloseable {

  /**
   * Returns some rows as a batch.
   *
   * @param order row numbers
   * @param from first position in {@code order}
   * @param to position after the last
   * @param weights for each output, factors of the rows' losses; none for 1
   */
  public static Batch of(
      List<Rows> x, List<Rows> y, List<FloatRows> weights, int[] order, int from, int to) {
    List<TType> inputs = tensors(x, order, from, to);
    List<TType> labels = List.of();
    try {
      labels = tensors(y, order, from, to);
      return new Batch(
          inputs,
          labels,
          weights.isEmpty() ? ones(y.size(), to - from) : tensors(weights, order, from, to));
    } catch (RuntimeException | Error e) {
      inputs.forEach(TType::close);
      labels.forEach(TType::close);
      throw e;
    }
  }

  /** Returns some rows of each; the caller closes them. */
  static List<TType> tensors(List<? extends Rows> rows, int[] order, int from, int to) {
    List<TType> tensors = new ArrayList<>();
    try {
      rows.forEach(each -> tensors.add(each.batch(order, from, to)));
      return tensors;
    } catch (RuntimeException | Error e) {
      tensors.forEach(TType::close);
      throw e;
    }
  }

  private static List<TType> ones(int outputs, int rows) {
    float[] ones = new float[rows];
    Arrays.fill(ones, 1);
    List<TType> factors = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      factors.add(TFloat32.vectorOf(ones));
    }
    return factors;
  }

  /** Returns the number of examples. */
  public int size() {
    return (int) x.get(0).shape().get(0);
  }

  @Override
  public void close() {
    x.forEach(TType::close);
    y.forEach(TType::close);
    weights.forEach(TType::close);
  }
}
