package io.github.tfrnn.ops;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The valid timesteps of each row, moved to the front.
 *
 * <p>"Flat" below counts entries of {@code [batch, timesteps]} or {@code [steps, batch]} in
 * row-major order.
 *
 * @param rows scalar, batch size
 * @param timesteps scalar
 * @param steps scalar, valid timesteps of the longest row
 * @param sources {@code [steps * batch]}: the flat timestep that each step takes its input from.
 *     Steps after the end of their row take some valid timestep too: they are computed and not
 *     looked at, and what is masked (it may be NaN) is never read
 * @param validTimesteps {@code [n]}: flat timesteps that count
 * @param validSteps {@code [n]}: the flat step of each
 * @param shown {@code [batch * timesteps]}: one more than the flat step whose output a timestep
 *     shows, 0 for none
 * @param lastShown {@code [batch]}: the same for the last timestep
 * @param lastStep {@code [batch]}: one more than the last flat step of each row, 0 for a row
 *     without any
 */
record MaskedTimeAxis(
    Operand<TInt32> rows,
    Operand<TInt32> timesteps,
    Operand<TInt32> steps,
    Operand<TInt32> sources,
    Operand<TInt32> validTimesteps,
    Operand<TInt32> validSteps,
    Operand<TInt32> shown,
    Operand<TInt32> lastShown,
    Operand<TInt32> lastStep)
    implements TimeAxis {

  static MaskedTimeAxis of(
      Ops tf, Operand<TBool> givenMask, boolean backwards, boolean zeroMasked) {
    Operand<TInt32> zero = tf.constant(0);
    Operand<TInt32> one = tf.constant(1);
    Operand<TBool> mask = backwards ? tf.reverse(givenMask, tf.array(1)) : givenMask;
    Operand<TInt32> shape = tf.shape(mask);
    Operand<TInt32> rows = tf.gather(shape, zero, zero);
    Operand<TInt32> timesteps = tf.gather(shape, one, zero);

    Operand<TInt32> counts = tf.dtypes.cast(mask, TInt32.class);
    Operand<TInt32> soFar = tf.math.cumsum(counts, one); // [batch, timesteps]
    Operand<TInt32> lengths = tf.sum(counts, one); // [batch]
    Operand<TInt32> steps = tf.reduceMax(tf.concat(List.of(tf.array(0), lengths), zero), zero);

    Operand<TInt32> row = tf.expandDims(tf.range(zero, rows, one), one); // [batch, 1]
    // One more than the flat step of the last valid timestep up to here, 0 if there is none.
    Operand<TInt32> upToHere =
        tf.math.mul(
            tf.dtypes.cast(tf.math.greater(soFar, zero), TInt32.class),
            tf.math.add(tf.math.add(tf.math.mul(tf.math.sub(soFar, one), rows), row), one));
    Operand<TInt32> shown = zeroMasked ? tf.math.mul(upToHere, counts) : upToHere;

    Operand<TInt32> valid =
        tf.reshape(
            tf.dtypes.cast(tf.where(tf.reshape(mask, tf.array(-1))), TInt32.class), tf.array(-1));
    Operand<TInt32> validSteps =
        tf.math.sub(tf.gather(tf.reshape(upToHere, tf.array(-1)), valid, zero), one);
    Operand<TInt32> validTimesteps = backwards ? mirrored(tf, valid, timesteps) : valid;

    Operand<TInt32> anyValid =
        tf.reduceMax(tf.concat(List.of(tf.array(0), validTimesteps), zero), zero);
    Operand<TInt32> sources =
        tf.math.add(
            anyValid,
            tf.scatterNd(
                tf.expandDims(validSteps, one),
                tf.math.sub(validTimesteps, anyValid),
                tf.reshape(tf.math.mul(steps, rows), tf.array(1))));

    Operand<TInt32> lastTimestep = tf.math.sub(timesteps, one);
    return new MaskedTimeAxis(
        rows,
        timesteps,
        steps,
        sources,
        validTimesteps,
        validSteps,
        tf.reshape(shown, tf.array(-1)),
        tf.gather(shown, lastTimestep, one),
        tf.gather(upToHere, lastTimestep, one));
  }

  /** Flat timesteps counted from the end of their row. */
  private static Operand<TInt32> mirrored(Ops tf, Operand<TInt32> flat, Operand<TInt32> timesteps) {
    Operand<TInt32> within = tf.math.floorMod(flat, timesteps);
    Operand<TInt32> begin = tf.math.sub(flat, within);
    return tf.math.add(begin, tf.math.sub(tf.math.sub(timesteps, tf.constant(1)), within));
  }

  @Override
  public Operand<TFloat32> steps(Ops tf, Operand<TFloat32> values) {
    Operand<TFloat32> taken = tf.gather(flat(tf, values), sources, tf.constant(0));
    return tf.reshape(taken, axes(tf, steps, rows, values));
  }

  @Override
  public Operand<TFloat32> stepsGradient(Ops tf, Operand<TFloat32> gradient) {
    Operand<TFloat32> valid = tf.gather(flat(tf, gradient), validSteps, tf.constant(0));
    Operand<TFloat32> spread =
        tf.scatterNd(
            tf.expandDims(validTimesteps, tf.constant(1)),
            valid,
            tf.stack(List.of(tf.math.mul(rows, timesteps), features(tf, gradient))));
    return tf.reshape(spread, axes(tf, rows, timesteps, gradient));
  }

  @Override
  public Operand<TFloat32> sequence(Ops tf, Operand<TFloat32> outputs) {
    return tf.reshape(show(tf, outputs, shown), axes(tf, rows, timesteps, outputs));
  }

  @Override
  public Operand<TFloat32> sequenceGradient(Ops tf, Operand<TFloat32> gradient) {
    return showGradient(tf, flat(tf, gradient), shown);
  }

  @Override
  public Operand<TFloat32> last(Ops tf, Operand<TFloat32> outputs) {
    return show(tf, outputs, lastShown);
  }

  @Override
  public StepGradient lastGradient(Ops tf, Operand<TFloat32> gradient) {
    return new StepGradient(showGradient(tf, gradient, lastShown), null);
  }

  @Override
  public Operand<TFloat32> finalState(Ops tf, Operand<TFloat32> states, Operand<TFloat32> initial) {
    return tf.math.add(show(tf, states, lastStep), tf.math.mul(initial, emptyRows(tf)));
  }

  @Override
  public StepGradient finalStateGradient(Ops tf, Operand<TFloat32> gradient) {
    return new StepGradient(showGradient(tf, gradient, lastStep), null);
  }

  @Override
  public Operand<TFloat32> initialStateGradient(Ops tf, Operand<TFloat32> gradient) {
    return tf.math.mul(gradient, emptyRows(tf));
  }

  /** {@code [batch, 1]}: 1 for rows without valid timesteps, 0 for others. */
  private Operand<TFloat32> emptyRows(Ops tf) {
    Operand<TBool> empty = tf.math.equal(lastStep, tf.constant(0));
    return tf.expandDims(tf.dtypes.cast(empty, TFloat32.class), tf.constant(1));
  }

  private Operand<TFloat32> show(Ops tf, Operand<TFloat32> outputs, Operand<TInt32> which) {
    Operand<TFloat32> nothing = tf.zeros(one(tf, outputs), TFloat32.class);
    Operand<TFloat32> all = tf.concat(List.of(nothing, flat(tf, outputs)), tf.constant(0));
    return tf.gather(all, which, tf.constant(0));
  }

  private Operand<TFloat32> showGradient(
      Ops tf, Operand<TFloat32> gradient, Operand<TInt32> which) {
    Operand<TInt32> count = tf.math.add(tf.math.mul(steps, rows), tf.constant(1));
    Operand<TFloat32> all = tf.math.unsortedSegmentSum(gradient, which, count);
    return tf.reshape(
        tf.slice(all, tf.array(1, 0), tf.array(-1, -1)), axes(tf, steps, rows, gradient));
  }

  private static Operand<TFloat32> flat(Ops tf, Operand<TFloat32> values) {
    return tf.reshape(
        values, tf.stack(List.<Operand<TInt32>>of(tf.constant(-1), features(tf, values))));
  }

  private static Operand<TInt32> one(Ops tf, Operand<TFloat32> like) {
    return tf.stack(List.<Operand<TInt32>>of(tf.constant(1), features(tf, like)));
  }

  private static Operand<TInt32> axes(
      Ops tf, Operand<TInt32> first, Operand<TInt32> second, Operand<TFloat32> like) {
    return tf.stack(List.of(first, second, features(tf, like)));
  }

  private static Operand<TInt32> features(Ops tf, Operand<TFloat32> values) {
    return tf.gather(
        tf.shape(values), tf.math.sub(tf.rank(values), tf.constant(1)), tf.constant(0));
  }
}
