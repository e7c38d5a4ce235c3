package io.github.tfrnn.ops;

import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Cumsum;
import org.tensorflow.op.nn.CtcLoss;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Connectionist temporal classification: the probability that the classes of the timesteps, repeats
 * and then blanks left out, read as a label.
 *
 * <p>TensorFlow's operation wants the blank as the last class, gives 0 for some labels that are too
 * long, and refuses empty ones. So every row begins with a step and a label of their own, a start
 * mark that is certain there and impossible elsewhere: it changes no probability, and no label is
 * empty.
 */
public final class CTCOps {

  /** A logit whose probability is 0. */
  private static final float IMPOSSIBLE = -1e30f;

  private final TimeAxis time;
  private final CtcLoss<TFloat32> ctc;
  private final Operand<TFloat32> losses;

  private CTCOps(TimeAxis time, CtcLoss<TFloat32> ctc, Operand<TFloat32> losses) {
    this.time = time;
    this.ctc = ctc;
    this.losses = losses;
  }

  /**
   * Returns the losses of a batch.
   *
   * @param labels {@code [batch, labels]}, classes from 1; 0 is padding, wherever it stands
   * @param logits {@code [batch, timesteps, classes]}, class 0 the blank
   * @param mask which timesteps count, {@code [batch, timesteps]}; null if all do
   * @param classes their number
   */
  public static CTCOps of(
      Ops tf, Operand<TInt32> labels, Operand<TFloat32> logits, Operand<TBool> mask, int classes) {
    TimeAxis time = TimeAxis.of(tf, logits, mask, false, false);
    Operand<TFloat32> steps = time.steps(tf, logits); // [steps, batch, classes]
    Operand<TInt32> lengths = mask == null ? all(tf, steps) : count(tf, mask);

    Operand<TInt32> compact = compact(tf, labels);
    Operand<TInt32> mark =
        tf.fill(
            tf.concat(List.of(rows(tf, labels), tf.array(1)), tf.constant(0)),
            tf.constant(classes));
    Operand<TInt32> marked = tf.concat(List.of(mark, compact), tf.constant(1));
    Operand<TInt64> places = tf.where(tf.math.notEqual(marked, tf.constant(0))); // [n, 2]
    Operand<TInt32> values = tf.gatherNd(marked, places); // [n]
    CtcLoss<TFloat32> ctc =
        tf.nn.ctcLoss(
            withMark(tf, steps, classes),
            places,
            tf.math.sub(values, tf.constant(1)), // the blank is not the first class
            tf.math.add(lengths, tf.constant(1)),
            CtcLoss.ignoreLongerOutputsThanInputs(true));
    Operand<TBool> fits = tf.math.lessEqual(stepsNeeded(tf, compact), lengths);
    Operand<TFloat32> infinite = tf.constant(Float.POSITIVE_INFINITY);
    return new CTCOps(time, ctc, tf.select(fits, ctc.loss(), infinite));
  }

  /**
   * Returns the negative logarithms of the labels' probabilities, {@code [batch]}; infinite for a
   * label that needs more timesteps than there are.
   */
  public Operand<TFloat32> losses() {
    return losses;
  }

  /**
   * Returns the gradient of the logits.
   *
   * @param gradient of the losses, {@code [batch]}
   */
  public Operand<TFloat32> logitsGradient(Ops tf, Operand<TFloat32> gradient, int classes) {
    Operand<TFloat32> steps = // [steps, batch, classes - 1 and the mark and the blank]
        tf.slice(ctc.gradient(), tf.array(1, 0, 0), tf.array(-1, -1, -1));
    Operand<TFloat32> blank = tf.slice(steps, tf.array(0, 0, classes), tf.array(-1, -1, 1));
    Operand<TFloat32> others = tf.slice(steps, tf.array(0, 0, 0), tf.array(-1, -1, classes - 1));
    Operand<TFloat32> ofLogits = tf.concat(List.of(blank, others), tf.constant(2));
    Operand<TFloat32> factor = tf.reshape(gradient, tf.array(1, -1, 1));
    return time.stepsGradient(tf, tf.math.mul(ofLogits, factor));
  }

  /** The logits with the mark's step before them, the mark's class and then the blank last. */
  private static Operand<TFloat32> withMark(Ops tf, Operand<TFloat32> steps, int classes) {
    Operand<TFloat32> blank = tf.slice(steps, tf.array(0, 0, 0), tf.array(-1, -1, 1));
    Operand<TFloat32> others = tf.slice(steps, tf.array(0, 0, 1), tf.array(-1, -1, classes - 1));
    Operand<TFloat32> mark = tf.fill(tf.shape(blank), tf.constant(IMPOSSIBLE));
    Operand<TFloat32> all = tf.concat(List.of(others, mark, blank), tf.constant(2));
    float[] start = new float[classes + 1];
    Arrays.fill(start, IMPOSSIBLE);
    start[classes - 1] = 0;
    Operand<TInt32> rows = tf.gather(tf.shape(steps), tf.array(1), tf.constant(0));
    Operand<TInt32> shape =
        tf.concat(List.of(tf.array(1), rows, tf.array(classes + 1)), tf.constant(0));
    Operand<TFloat32> first = tf.broadcastTo(tf.constant(start), shape);
    return tf.concat(List.of(first, all), tf.constant(0));
  }

  /** The labels, the padding of each row moved to its end. */
  private static Operand<TInt32> compact(Ops tf, Operand<TInt32> labels) {
    Operand<TBool> present = tf.math.notEqual(labels, tf.constant(0));
    Operand<TInt32> counts = tf.dtypes.cast(present, TInt32.class);
    Operand<TInt32> before = tf.math.cumsum(counts, tf.constant(1), Cumsum.exclusive(true));
    Operand<TInt64> places = tf.where(present); // [n, 2]
    Operand<TInt32> row =
        tf.dtypes.cast(tf.gather(places, tf.array(0), tf.constant(1)), TInt32.class); // [n, 1]
    Operand<TInt32> column = tf.expandDims(tf.gatherNd(before, places), tf.constant(1));
    return tf.scatterNd(
        tf.concat(List.of(row, column), tf.constant(1)),
        tf.gatherNd(labels, places),
        tf.shape(labels));
  }

  /** One step a label, and one for a blank between labels that are equal: {@code [batch]}. */
  private static Operand<TInt32> stepsNeeded(Ops tf, Operand<TInt32> compact) {
    Operand<TInt32> second = tf.slice(compact, tf.array(0, 1), tf.array(-1, -1));
    Operand<TInt32> first = tf.slice(compact, tf.array(0, 0), tf.shape(second));
    Operand<TBool> present = tf.math.notEqual(compact, tf.constant(0));
    Operand<TBool> repeats =
        tf.math.logicalAnd(tf.math.equal(first, second), tf.math.notEqual(second, tf.constant(0)));
    return tf.math.add(count(tf, present), count(tf, repeats));
  }

  private static Operand<TInt32> count(Ops tf, Operand<TBool> which) {
    return tf.sum(tf.dtypes.cast(which, TInt32.class), tf.constant(1));
  }

  private static Operand<TInt32> all(Ops tf, Operand<TFloat32> steps) {
    Operand<TInt32> shape = tf.shape(steps);
    Operand<TInt32> count = tf.gather(shape, tf.constant(0), tf.constant(0));
    return tf.fill(tf.gather(shape, tf.array(1), tf.constant(0)), count);
  }

  private static Operand<TInt32> rows(Ops tf, Operand<TInt32> labels) {
    return tf.gather(tf.shape(labels), tf.array(0), tf.constant(0));
  }
}
