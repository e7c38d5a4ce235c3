package io.github.tfrnn.ops;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The gradient of a convolution over timesteps, as a step forward: every timestep puts a window
 * into the output, windows that overlap add up.
 *
 * @param windows in the output; strides or gaps, not both
 * @param before timesteps cut off the beginning
 * @param more timesteps of the output beyond {@code strides · timesteps}, may be negative
 */
public record TransposedConvolution(Windows windows, int before, int more) {

  /** Returns how many timesteps come out. */
  public long count(long timesteps) {
    return timesteps * windows.stride() + more;
  }

  /**
   * Adds the windows up.
   *
   * @param products how to multiply
   * @param x {@code [batch, timesteps, features]}
   * @param kernel {@code [size of a window, filters, features]}
   * @return {@code [batch, count, filters]}
   */
  public Operand<TFloat32> apply(
      Ops tf, MatrixProducts products, Operand<TFloat32> x, Operand<TFloat32> kernel) {
    Shape sizes = kernel.asOutput().shape();
    int filters = Math.toIntExact(sizes.get(1));
    int features = Math.toIntExact(sizes.get(2));
    int stride = windows.stride();
    int blocks = (windows.size() + stride - 1) / stride; // of a window, each a stride long
    int[][] fill = {{0, blocks * stride - windows.size()}, {0, 0}, {0, 0}};
    Operand<TFloat32> filled = fill[0][1] == 0 ? kernel : zeros(tf, kernel, fill);
    Operand<TFloat32> matrix =
        tf.linalg.transpose(
            tf.reshape(filled, tf.array(blocks * stride * filters, features)), tf.array(1, 0));
    Operand<TFloat32> rows = tf.reshape(x, tf.array(-1, features));
    Operand<TFloat32> product =
        products.multiply(tf, products.factor(tf, rows), products.factor(tf, matrix));
    Operand<TInt32> shape = tf.shape(x);
    Operand<TInt32> batch = tf.gather(shape, tf.constant(0), tf.constant(0));
    Operand<TInt32> steps =
        tf.math.mul(tf.gather(shape, tf.constant(1), tf.constant(0)), tf.constant(stride));
    Operand<TInt32> blockShape =
        tf.stack(List.<Operand<TInt32>>of(batch, steps, tf.constant(filters)));
    int step = stride * windows.dilation(); // from one block to the next
    List<Operand<TFloat32>> shifted = new ArrayList<>();
    List<Operand<TFloat32>> parts = split(tf, product, blocks);
    for (int i = 0; i < blocks; i++) {
      int[][] around = {{0, 0}, {i * step, (blocks - 1 - i) * step}, {0, 0}};
      Operand<TFloat32> part = tf.reshape(parts.get(i), blockShape);
      shifted.add(blocks == 1 ? part : zeros(tf, part, around));
    }
    Operand<TFloat32> sum = blocks == 1 ? shifted.get(0) : tf.math.addN(shifted);
    return cut(tf, sum, (blocks - 1) * step - before - more);
  }

  private static List<Operand<TFloat32>> split(Ops tf, Operand<TFloat32> product, int blocks) {
    if (blocks == 1) { // a split into one part has no gradient
      return List.of(product);
    }
    List<Output<TFloat32>> parts = tf.split(tf.constant(1), product, (long) blocks).output();
    return List.copyOf(parts);
  }

  /** Cuts off both ends, or puts zeros after the last timestep. */
  private Operand<TFloat32> cut(Ops tf, Operand<TFloat32> sum, int after) {
    Operand<TFloat32> whole =
        after < 0 ? zeros(tf, sum, new int[][] {{0, 0}, {0, -after}, {0, 0}}) : sum;
    if (before == 0 && after <= 0) {
      return whole;
    }
    return tf.stridedSlice(
        whole,
        Indices.all(),
        after <= 0 ? Indices.sliceFrom(before) : Indices.slice(before, -after),
        Indices.all());
  }

  private static Operand<TFloat32> zeros(Ops tf, Operand<TFloat32> x, int[][] around) {
    return tf.pad(x, tf.constant(around), tf.constant(0f));
  }
}
