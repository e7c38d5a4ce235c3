package io.github.tfrnn.training.internal;

import io.github.tfrnn.data.Rows;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * Inputs, labels and weights of some examples, as tensors. Whoever makes it closes it.
 *
 * @param x {@code [batch, ...]} for each input
 * @param y {@code [batch, ...]} for each output
 * @param weights factor of each example's loss, {@code [batch]}
 */
public record Batch(List<TType> x, List<TType> y, TFloat32 weights) implements AutoCloseable {

  /**
   * Returns some rows as a batch.
   *
   * @param order row numbers
   * @param from first position in {@code order}
   * @param to position after the last
   * @param weights factor of each row's loss, by row number; null for 1
   */
  public static Batch of(
      List<Rows> x, List<Rows> y, float[] weights, int[] order, int from, int to) {
    List<TType> inputs = tensors(x, order, from, to);
    List<TType> labels = List.of();
    try {
      labels = tensors(y, order, from, to);
      return new Batch(inputs, labels, factors(weights, order, from, to));
    } catch (RuntimeException | Error e) {
      inputs.forEach(TType::close);
      labels.forEach(TType::close);
      throw e;
    }
  }

  /** Returns some rows of each; the caller closes them. */
  static List<TType> tensors(List<Rows> rows, int[] order, int from, int to) {
    List<TType> tensors = new ArrayList<>();
    try {
      rows.forEach(each -> tensors.add(each.batch(order, from, to)));
      return tensors;
    } catch (RuntimeException | Error e) {
      tensors.forEach(TType::close);
      throw e;
    }
  }

  private static TFloat32 factors(float[] weights, int[] order, int from, int to) {
    float[] factors = new float[to - from];
    for (int i = from; i < to; i++) {
      factors[i - from] = weights == null ? 1 : weights[order[i]];
    }
    return TFloat32.tensorOf(
        Shape.of(factors.length), tensor -> tensor.asRawTensor().data().asFloats().write(factors));
  }

  /** Returns the number of examples. */
  public int size() {
    return (int) weights.shape().get(0);
  }

  @Override
  public void close() {
    x.forEach(TType::close);
    y.forEach(TType::close);
    weights.close();
  }
}
