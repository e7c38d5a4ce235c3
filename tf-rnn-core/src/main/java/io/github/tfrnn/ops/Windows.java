package io.github.tfrnn.ops;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Index;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Windows that slide along one axis, such as the timesteps of a batch: what convolution and pooling
 * look at.
 *
 * @param size entries of a window
 * @param stride from one window to the next
 * @param dilation from one entry of a window to the next
 */
public record Windows(int size, int stride, int dilation) {

  /** Returns entries from the first of a window to its last, both counted. */
  public int extent() {
    return (size - 1) * dilation + 1;
  }

  /** Returns how many windows there are without padding; negative or 0 if none fits. */
  public long count(long entries) {
    return Math.floorDiv(entries - extent(), stride) + 1;
  }

  /** Returns how many windows there are with padding on both sides. */
  public long countSame(long entries) {
    return Math.floorDiv(entries + stride - 1, stride);
  }

  /**
   * Returns zeros before the first timestep, so that no window looks ahead.
   *
   * @param x {@code [batch, timesteps, features]}
   */
  public Operand<TFloat32> padCausal(Ops tf, Operand<TFloat32> x) {
    int[][] paddings = {{0, 0}, {extent() - 1, 0}, {0, 0}};
    return tf.pad(x, tf.constant(paddings), tf.constant(0f));
  }

  /**
   * Returns zeros before and after, so that there is a window for every stride; the odd one comes
   * after.
   *
   * @param axes windows along each axis between the first and the last of {@code x}
   * @param x {@code [batch, ..., channels]}
   */
  public static Operand<TFloat32> padSame(Ops tf, List<Windows> axes, Operand<TFloat32> x) {
    Operand<TInt32> shape = tf.shape(x);
    Operand<TInt32> none = tf.array(0, 0);
    List<Operand<TInt32>> paddings = new ArrayList<>(List.of(none));
    for (int i = 0; i < axes.size(); i++) {
      Operand<TInt32> entries = tf.gather(shape, tf.constant(i + 1), tf.constant(0));
      paddings.add(axes.get(i).samePadding(tf, entries));
    }
    paddings.add(none);
    return tf.pad(x, tf.stack(paddings), tf.constant(0f));
  }

  private Operand<TInt32> samePadding(Ops tf, Operand<TInt32> entries) {
    Operand<TInt32> windows =
        tf.math.floorDiv(tf.math.add(entries, tf.constant(stride - 1)), tf.constant(stride));
    Operand<TInt32> covered =
        tf.math.add(
            tf.math.mul(tf.math.sub(windows, tf.constant(1)), tf.constant(stride)),
            tf.constant(extent()));
    Operand<TInt32> padding = tf.math.maximum(tf.math.sub(covered, entries), tf.constant(0));
    Operand<TInt32> before = tf.math.floorDiv(padding, tf.constant(2));
    return tf.stack(List.of(before, tf.math.sub(padding, before)));
  }

  /**
   * Returns the first entry of every window, the second of every window, and so on, those of the
   * last axis first: as many as a window has, each {@code [batch, windows..., channels]}.
   *
   * @param axes windows along each axis between the first and the last of {@code x}
   * @param x {@code [batch, ..., channels]}
   */
  public static List<Operand<TFloat32>> entries(Ops tf, List<Windows> axes, Operand<TFloat32> x) {
    List<List<Index>> all = List.of(List.of(Indices.all()));
    for (Windows windows : axes) {
      List<List<Index>> longer = new ArrayList<>();
      for (List<Index> begun : all) {
        for (int i = 0; i < windows.size; i++) {
          List<Index> next = new ArrayList<>(begun);
          next.add(windows.entry(i));
          longer.add(next);
        }
      }
      all = longer;
    }
    List<Operand<TFloat32>> entries = new ArrayList<>();
    for (List<Index> indices : all) {
      indices.add(Indices.all());
      entries.add(tf.stridedSlice(x, indices.toArray(Index[]::new)));
    }
    return entries;
  }

  /** The entry {@code i} of every window. */
  private Index entry(int i) {
    int from = i * dilation;
    int left = extent() - 1 - from; // entries that must come after it
    return left == 0 ? Indices.sliceFrom(from, stride) : Indices.slice(from, -left, stride);
  }
}
