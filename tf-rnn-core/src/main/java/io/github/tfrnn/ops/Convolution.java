package io.github.tfrnn.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Convolution of sequences or images, channels last.
 *
 * <p>TensorFlow's own operation is faster than one matrix product of all windows, most of all
 * backward. On a processor it has no gradient for windows with gaps nor for groups, and it is not
 * used in bfloat16: windows with gaps and bfloat16 take the product, groups go one by one.
 *
 * @param axes windows along each axis between batch and channels: one or two
 * @param groups parts into which channels and filters are cut
 */
public record Convolution(List<Windows> axes, int groups) {

  /** Returns a convolution over timesteps, in one group. */
  public static Convolution of(Windows windows) {
    return new Convolution(List.of(windows), 1);
  }

  /**
   * Returns the products of windows and kernel.
   *
   * @param x {@code [batch, ..., channels]}
   * @param kernel {@code [size of a window..., channels / groups, filters]}
   * @param same whether zeros go around {@code x}, so that there is a window for every stride
   * @return {@code [batch, windows..., filters]}
   */
  public Operand<TFloat32> apply(
      Ops tf,
      MatrixProducts products,
      Operand<TFloat32> x,
      Operand<TFloat32> kernel,
      boolean same) {
    boolean gaps = axes.stream().anyMatch(windows -> windows.dilation() > 1);
    if (products == MatrixProducts.FLOAT32 && !gaps) {
      return grouped(tf, x, kernel, (part, k) -> ownOperation(tf, part, k, same));
    }
    Operand<TFloat32> padded = same ? Windows.padSame(tf, axes, x) : x;
    return grouped(tf, padded, kernel, (part, k) -> product(tf, products, part, k));
  }

  private Operand<TFloat32> grouped(
      Ops tf,
      Operand<TFloat32> x,
      Operand<TFloat32> kernel,
      BinaryOperator<Operand<TFloat32>> convolve) {
    if (groups == 1) { // a split into one part has no gradient
      return convolve.apply(x, kernel);
    }
    int last = axes.size() + 1;
    List<Output<TFloat32>> parts = tf.split(tf.constant(last), x, (long) groups).output();
    List<Output<TFloat32>> kernels = tf.split(tf.constant(last), kernel, (long) groups).output();
    List<Operand<TFloat32>> outputs = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      outputs.add(convolve.apply(parts.get(group), kernels.get(group)));
    }
    return tf.concat(outputs, tf.constant(last));
  }

  private Operand<TFloat32> ownOperation(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> kernel, boolean same) {
    String padding = same ? "SAME" : "VALID";
    long stride = axes.get(axes.size() - 1).stride();
    if (axes.size() == 2) {
      long first = axes.get(0).stride();
      return tf.nn.conv2d(x, kernel, List.of(1L, first, stride, 1L), padding);
    }
    Operand<TFloat32> image = tf.expandDims(x, tf.constant(1)); // of one row
    Operand<TFloat32> y =
        tf.nn.conv2d(
            image, tf.expandDims(kernel, tf.constant(0)), List.of(1L, 1L, stride, 1L), padding);
    return tf.squeeze(y, Squeeze.axis(List.of(1L)));
  }

  /** The windows side by side, as rows of one matrix product. */
  private Operand<TFloat32> product(
      Ops tf, MatrixProducts products, Operand<TFloat32> x, Operand<TFloat32> kernel) {
    Shape sizes = kernel.asOutput().shape();
    int filters = Math.toIntExact(sizes.get(axes.size() + 1));
    int length = Math.toIntExact(sizes.size() / filters);
    List<Operand<TFloat32>> entries = Windows.entries(tf, axes, x);
    int last = axes.size() + 1;
    Operand<TFloat32> windows =
        entries.size() == 1 ? entries.get(0) : tf.concat(entries, tf.constant(last));
    Operand<TFloat32> rows = tf.reshape(windows, tf.array(-1, length));
    Operand<TFloat32> matrix = tf.reshape(kernel, tf.array(length, filters));
    Operand<TFloat32> product =
        products.multiply(tf, products.factor(tf, rows), products.factor(tf, matrix));
    Operand<TInt32> batchAndWindows =
        tf.slice(tf.shape(entries.get(0)), tf.array(0), tf.array(last));
    return tf.reshape(
        product, tf.concat(List.of(batchAndWindows, tf.array(filters)), tf.constant(0)));
  }
}
