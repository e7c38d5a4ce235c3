package io.github.tfrnn.metrics;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Thresholds that a prediction has to be above to mean 1. Immutable.
 *
 * @param sorted ascending
 * @param even whether they lie evenly in [0, 1], so that a product finds the place of a prediction
 */
record Thresholds(List<Float> sorted, boolean even) {

  private static final double EPSILON = 1e-7; // beyond the ends, for rounded predictions
  private static final float BELOW_ALL = -1e10f;

  /** Returns the given thresholds; one half if there are none. */
  static Thresholds of(List<Double> given) {
    List<Double> all = given.isEmpty() ? List.of(0.5) : given;
    return new Thresholds(all.stream().sorted().map(Double::floatValue).toList(), isEven(all));
  }

  /** Returns a threshold that everything is above. */
  static Thresholds none() {
    return new Thresholds(List.of(BELOW_ALL), false);
  }

  /** Returns thresholds from 0 to 1, evenly; one half if there is one. */
  static Thresholds spread(int count) {
    return count == 1
        ? of(List.of())
        : new Thresholds(
            IntStream.range(0, count).mapToObj(i -> (float) (i * 1.0 / (count - 1))).toList(),
            true);
  }

  /** Returns inner thresholds and two ends beyond 0 and 1, as a curve needs them. */
  static Thresholds between(List<Double> inner) {
    List<Double> ends = new ArrayList<>(inner);
    Collections.sort(ends);
    ends.add(0, 0.0);
    ends.add(1.0);
    boolean even = isEven(ends);
    ends.set(0, -EPSILON);
    ends.set(ends.size() - 1, 1 + EPSILON);
    return new Thresholds(ends.stream().map(Double::floatValue).toList(), even);
  }

  /** Returns {@code count} thresholds of a curve, evenly. */
  static Thresholds curve(int count) {
    List<Float> all = new ArrayList<>(spread(count).sorted());
    all.set(0, (float) -EPSILON);
    all.set(count - 1, (float) (1 + EPSILON));
    return new Thresholds(List.copyOf(all), true);
  }

  /**
   * Checks thresholds that a user gave.
   *
   * @param metric its class
   */
  static List<Double> checked(String metric, double... thresholds) {
    for (double threshold : thresholds) {
      checkArgument(
          threshold >= 0 && threshold <= 1,
          "%s: thresholds must be in [0, 1], got %s",
          metric,
          threshold);
    }
    return DoubleStream.of(thresholds).boxed().toList();
  }

  int count() {
    return sorted.size();
  }

  /** Keras's test, in which rounding to float32 does not matter. */
  private static boolean isEven(List<Double> thresholds) {
    int last = thresholds.size() - 1;
    return last >= 2
        && IntStream.rangeClosed(0, last)
            .allMatch(
                i -> {
                  double wanted = (double) i / last;
                  return Math.abs(thresholds.get(i) - wanted) <= EPSILON + 1e-5 * wanted;
                });
  }

  /**
   * Returns how many thresholds each prediction is above, from 0 to all.
   *
   * @param predictions {@code [n]}
   * @return {@code [n]}
   */
  Operand<TInt32> below(Ops tf, Operand<TFloat32> predictions) {
    if (!even) {
      float[] values = new float[count()];
      for (int i = 0; i < values.length; i++) {
        values[i] = sorted.get(i);
      }
      Operand<TInt32> found =
          tf.lowerBound(
              tf.expandDims(tf.constant(values), tf.constant(0)),
              tf.expandDims(predictions, tf.constant(0)));
      return tf.reshape(found, tf.array(-1));
    }
    Operand<TFloat32> clipped = tf.clipByValue(predictions, tf.constant(0f), tf.constant(1f));
    Operand<TFloat32> place =
        tf.math.ceil(tf.math.mul(clipped, tf.constant((float) (count() - 1))));
    if (sorted.get(0) < 0) { // even 0 is above it
      place = tf.math.maximum(place, tf.constant(1f));
    }
    return tf.dtypes.cast(place, TInt32.class);
  }
}
