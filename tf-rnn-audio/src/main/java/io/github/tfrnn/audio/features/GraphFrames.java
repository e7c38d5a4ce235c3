package io.github.tfrnn.audio.features;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gather;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

/** {@link Framing} as operations of a graph. */
final class GraphFrames {

  /**
   * Returns where the samples of each frame stand, also beyond the ends.
   *
   * @param shape of the samples, {@code [batch, samples]}
   * @return {@code [frames, extent]}
   */
  static Operand<TInt32> places(Ops tf, Operand<TInt32> shape, FeatureSettings settings) {
    int extent = settings.extent();
    int step = settings.frameStep();
    Operand<TInt32> frames = counts(tf, samples(tf, shape), settings);
    Operand<TInt32> begins =
        tf.math.sub(
            tf.math.mul(tf.range(tf.constant(0), frames, tf.constant(1)), tf.constant(step)),
            tf.constant(settings.framing().before(extent, step)));
    return tf.math.add(
        tf.expandDims(begins, tf.constant(1)),
        tf.range(tf.constant(0), tf.constant(extent), tf.constant(1)));
  }

  private static Operand<TInt32> samples(Ops tf, Operand<TInt32> shape) {
    return tf.gather(shape, tf.constant(1), tf.constant(0));
  }

  /** As {@link FeatureSettings#frames}, of enough samples for one; of one number or several. */
  static Operand<TInt32> counts(Ops tf, Operand<TInt32> samples, FeatureSettings settings) {
    int extent = settings.extent();
    int step = settings.frameStep();
    return switch (settings.framing()) {
      case WHOLE_FRAMES -> steps(tf, samples, step - extent, step);
      case PAD_LAST ->
          tf.math.maximum(tf.constant(1), steps(tf, samples, 2 * step - 1 - extent, step));
      case PAD_END -> steps(tf, samples, step - 1, step);
      case CENTER_ZERO, CENTER_REFLECT ->
          steps(tf, samples, step + 2 * (extent / 2) - extent, step);
      case CENTER_STEP -> steps(tf, samples, step / 2, step);
    };
  }

  private static Operand<TInt32> steps(Ops tf, Operand<TInt32> samples, int more, int step) {
    return tf.math.floorDiv(tf.math.add(samples, tf.constant(more)), tf.constant(step));
  }

  /**
   * Returns the samples at places, {@code [batch, frames, extent]}; beyond the ends, what stands
   * for them. In frames behind the last one of a sound stands anything that is in it.
   *
   * @param lengths of the sounds, {@code [batch]}; what the signal has behind them is not looked at
   */
  static Operand<TFloat64> gather(
      Ops tf,
      Operand<TFloat64> signal,
      Operand<TInt32> lengths,
      Operand<TInt32> places,
      FeatureSettings settings) {
    Operand<TInt32> samples = tf.reshape(lengths, tf.array(-1, 1, 1));
    Operand<TInt32> last = tf.math.sub(samples, tf.constant(1));
    Operand<TInt32> zero = tf.constant(0);
    Operand<TInt32> sources =
        switch (settings.framing()) {
          case CENTER_REFLECT ->
              tf.math.maximum(
                  zero, tf.math.sub(last, tf.math.abs(tf.math.sub(last, tf.math.abs(places)))));
          case CENTER_STEP -> {
            Operand<TInt32> both = tf.math.mul(samples, tf.constant(2)); // there and back
            Operand<TInt32> at = tf.math.floorMod(places, both);
            yield tf.math.minimum(at, tf.math.sub(tf.math.sub(both, tf.constant(1)), at));
          }
          default -> tf.math.maximum(zero, tf.math.minimum(places, last));
        };
    Operand<TFloat64> gathered = gatherRows(tf, signal, sources);
    if (settings.framing() == Framing.WHOLE_FRAMES || settings.framing().mirrors()) {
      return gathered;
    }
    return tf.math.mul(gathered, tf.dtypes.cast(tf.math.equal(sources, places), TFloat64.class));
  }

  /** Returns of each row what its own places tell; */
  static Operand<TFloat64> gatherRows(Ops tf, Operand<TFloat64> rows, Operand<TInt32> places) {
    return tf.gather(rows, places, tf.constant(1), Gather.batchDims(1L));
  }

  private GraphFrames() {}
}
