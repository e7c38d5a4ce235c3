package io.github.tfrnn.ops;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Windows that slide over the timesteps of a batch: what convolution and pooling look at.
 *
 * @param size timesteps of a window
 * @param stride from one window to the next
 * @param dilation from one timestep of a window to the next
 */
public record Windows(int size, int stride, int dilation) {

  /** Timesteps from the first of a window to its last, both counted. */
  private int extent() {
    return (size - 1) * dilation + 1;
  }

  /** Returns how many windows there are without padding; negative or 0 if none fits. */
  public long count(long timesteps) {
    return Math.floorDiv(timesteps - extent(), stride) + 1;
  }

  /** Returns how many windows there are with padding on both sides. */
  public long countSame(long timesteps) {
    return Math.floorDiv(timesteps + stride - 1, stride);
  }

  /** Returns zeros before the first timestep, so that no window looks ahead. */
  public Operand<TFloat32> padCausal(Ops tf, Operand<TFloat32> x) {
    int[][] paddings = {{0, 0}, {extent() - 1, 0}, {0, 0}};
    return tf.pad(x, tf.constant(paddings), tf.constant(0f));
  }

  /**
   * Returns zeros before and after, so that there is a window for every stride; the odd one comes
   * after.
   *
   * @param x {@code [batch, timesteps, features]}
   */
  public Operand<TFloat32> padSame(Ops tf, Operand<TFloat32> x) {
    Operand<TInt32> zero = tf.constant(0);
    Operand<TInt32> timesteps = tf.gather(tf.shape(x), tf.constant(1), zero);
    Operand<TInt32> windows =
        tf.math.floorDiv(tf.math.add(timesteps, tf.constant(stride - 1)), tf.constant(stride));
    Operand<TInt32> covered =
        tf.math.add(
            tf.math.mul(tf.math.sub(windows, tf.constant(1)), tf.constant(stride)),
            tf.constant(extent()));
    Operand<TInt32> padding = tf.math.maximum(tf.math.sub(covered, timesteps), zero);
    Operand<TInt32> before = tf.math.floorDiv(padding, tf.constant(2));
    Operand<TInt32> none = tf.array(0, 0);
    Operand<TInt32> both = tf.stack(List.of(before, tf.math.sub(padding, before)));
    return tf.pad(x, tf.stack(List.of(none, both, none)), tf.constant(0f));
  }

  /**
   * Returns the first timestep of every window, the second of every window, and so on: {@code size}
   * times {@code [batch, windows, features]}.
   */
  public List<Operand<TFloat32>> timesteps(Ops tf, Operand<TFloat32> x) {
    List<Operand<TFloat32>> all = new ArrayList<>();
    int last = (size - 1) * dilation;
    for (int i = 0; i < size; i++) {
      int from = i * dilation;
      int left = last - from; // timesteps that must come after it
      all.add(
          tf.stridedSlice(
              x,
              Indices.all(),
              left == 0 ? Indices.sliceFrom(from, stride) : Indices.slice(from, -left, stride),
              Indices.all()));
    }
    return all;
  }
}
