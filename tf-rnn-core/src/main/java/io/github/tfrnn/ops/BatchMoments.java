package io.github.tfrnn.ops;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Mean and variance of a batch that is in several parts, along some axes, which stay with size 1.
 *
 * @param mean of all values that count
 * @param variance of them, over their number, not one less
 * @param centered the values of each part minus the mean, whether they count or not
 * @param counts which values of each part count, of their shape; empty if all do
 * @param number of values that count, for each mean
 * @param axes along which the moments are taken
 */
public record BatchMoments(
    Operand<TFloat32> mean,
    Operand<TFloat32> variance,
    List<Operand<TFloat32>> centered,
    List<Operand<TBool>> counts,
    Operand<TFloat32> number,
    List<Integer> axes) {

  /** Keras's fuzz factor, which keeps what nothing counts for from being divided by 0. */
  private static final float EPSILON = 1e-7f;

  /**
   * What goes back through a normalized batch.
   *
   * @param inputs gradient of each part's values
   * @param scale gradient of the scale
   * @param shift gradient of the shift
   */
  public record Gradient(
      List<Operand<TFloat32>> inputs, Operand<TFloat32> scale, Operand<TFloat32> shift) {}

  /**
   * Returns the moments of all values.
   *
   * @param parts the values
   * @param means how many means there are: the sizes of the other axes, multiplied
   */
  public static BatchMoments of(
      Ops tf, List<Operand<TFloat32>> parts, long means, List<Integer> axes) {
    List<Operand<TFloat32>> sizes = new ArrayList<>();
    parts.forEach(part -> sizes.add(tf.dtypes.cast(tf.size(part), TFloat32.class)));
    Operand<TFloat32> number = tf.math.div(addUp(tf, sizes), tf.constant((float) means));
    return of(tf, parts, List.of(), number, axes);
  }

  /**
   * Returns the moments of the values that count; zeros where none does.
   *
   * @param parts the values
   * @param counts of the shape of each part
   */
  public static BatchMoments ofThose(
      Ops tf, List<Operand<TFloat32>> parts, List<Operand<TBool>> counts, List<Integer> axes) {
    List<Operand<TFloat32>> numbers = new ArrayList<>();
    counts.forEach(count -> numbers.add(sum(tf, tf.dtypes.cast(count, TFloat32.class), axes)));
    Operand<TFloat32> number = tf.math.add(addUp(tf, numbers), tf.constant(EPSILON));
    return of(tf, parts, counts, number, axes);
  }

  private static BatchMoments of(
      Ops tf,
      List<Operand<TFloat32>> parts,
      List<Operand<TBool>> counts,
      Operand<TFloat32> number,
      List<Integer> axes) {
    Operand<TFloat32> mean = tf.math.div(sum(tf, kept(tf, parts, counts), axes), number);
    List<Operand<TFloat32>> centered = new ArrayList<>();
    parts.forEach(part -> centered.add(tf.math.sub(part, mean)));
    List<Operand<TFloat32>> squares = new ArrayList<>();
    kept(tf, centered, counts).forEach(part -> squares.add(tf.math.square(part)));
    Operand<TFloat32> variance = tf.math.div(sum(tf, squares, axes), number);
    return new BatchMoments(
        mean, variance, List.copyOf(centered), List.copyOf(counts), number, List.copyOf(axes));
  }

  /** Returns one over the root of the variance. */
  public Operand<TFloat32> reciprocalDeviation(Ops tf, float epsilon) {
    return tf.math.rsqrt(tf.math.add(variance, tf.constant(epsilon)));
  }

  /**
   * Returns the gradients of values that were centered and multiplied by {@code
   * reciprocalDeviation} and {@code scale}.
   *
   * @param outputs gradient of each part
   * @param reciprocalDeviation {@code 1 / √(variance + ε)}
   * @param scale reciprocalDeviation times what the layer learns, if it learns a scale
   */
  public Gradient gradient(
      Ops tf,
      List<Operand<TFloat32>> outputs,
      Operand<TFloat32> reciprocalDeviation,
      Operand<TFloat32> scale) {
    List<Operand<TFloat32>> products = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      products.add(tf.math.mul(outputs.get(i), centered.get(i)));
    }
    Operand<TFloat32> ofShift = sum(tf, outputs, axes);
    Operand<TFloat32> ofScale = tf.math.mul(sum(tf, products, axes), reciprocalDeviation);

    // What every value loses as it moves the mean, and the variance in proportion to its distance.
    Operand<TFloat32> each = tf.math.div(scale, number);
    Operand<TFloat32> byMean = tf.math.mul(each, ofShift);
    Operand<TFloat32> byVariance = tf.math.mul(each, tf.math.mul(ofScale, reciprocalDeviation));
    List<Operand<TFloat32>> lost = new ArrayList<>();
    centered.forEach(part -> lost.add(tf.math.add(tf.math.mul(part, byVariance), byMean)));
    List<Operand<TFloat32>> lostByThose = kept(tf, lost, counts);
    List<Operand<TFloat32>> ofInputs = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      ofInputs.add(tf.math.sub(tf.math.mul(outputs.get(i), scale), lostByThose.get(i)));
    }
    return new Gradient(ofInputs, ofScale, ofShift);
  }

  /** The values that count, zeros in place of the others. */
  private static List<Operand<TFloat32>> kept(
      Ops tf, List<Operand<TFloat32>> parts, List<Operand<TBool>> counts) {
    List<Operand<TFloat32>> kept = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      kept.add(
          counts.isEmpty()
              ? parts.get(i)
              : tf.select(counts.get(i), parts.get(i), tf.constant(0f)));
    }
    return kept;
  }

  private static Operand<TFloat32> sum(Ops tf, List<Operand<TFloat32>> parts, List<Integer> axes) {
    List<Operand<TFloat32>> sums = new ArrayList<>();
    parts.forEach(part -> sums.add(sum(tf, part, axes)));
    return addUp(tf, sums);
  }

  private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> part, List<Integer> axes) {
    int[] along = axes.stream().mapToInt(Integer::intValue).toArray();
    return tf.sum(part, tf.array(along), Sum.keepDims(true));
  }

  private static Operand<TFloat32> addUp(Ops tf, List<Operand<TFloat32>> values) {
    return values.size() == 1 ? values.get(0) : tf.math.addN(values);
  }
}
