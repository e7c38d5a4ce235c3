package io.github.tfrnn.ops;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Convolution of sequences that sees each feature by itself, as sums of products entry by entry.
 * TensorFlow's own operation has no gradient for windows with gaps on a processor.
 *
 * @param windows over timesteps
 */
public record DepthwiseConvolution(Windows windows) {

  /**
   * Returns the products of windows and kernel.
   *
   * @param x {@code [batch, timesteps, features]}
   * @param kernel {@code [size of a window, features, multiplier]}
   * @param same whether zeros go around {@code x}, so that there is a window for every stride
   * @return {@code [batch, windows, features·multiplier]}, the outputs of a feature side by side
   */
  public Operand<TFloat32> apply(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> kernel, boolean same) {
    List<Windows> axes = List.of(windows);
    Shape sizes = kernel.asOutput().shape();
    int features = Math.toIntExact(sizes.get(1));
    int multiplier = Math.toIntExact(sizes.get(2));
    Operand<TFloat32> padded = same ? Windows.padSame(tf, axes, x) : x;
    List<Operand<TFloat32>> entries = Windows.entries(tf, axes, padded);
    List<Output<TFloat32>> factors =
        tf.unstack(kernel, (long) windows.size(), Unstack.axis(0L)).output();
    List<Operand<TFloat32>> products = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      products.add(
          multiplier == 1
              ? tf.math.mul(entries.get(i), tf.reshape(factors.get(i), tf.array(features)))
              : tf.math.mul(tf.expandDims(entries.get(i), tf.constant(3)), factors.get(i)));
    }
    Operand<TFloat32> sum = products.size() == 1 ? products.get(0) : tf.math.addN(products);
    if (multiplier == 1) {
      return sum;
    }
    Operand<TInt32> batchAndWindows = tf.slice(tf.shape(entries.get(0)), tf.array(0), tf.array(2));
    return tf.reshape(
        sum, tf.concat(List.of(batchAndWindows, tf.array(features * multiplier)), tf.constant(0)));
  }
}
