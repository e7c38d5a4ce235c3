package io.github.tfrnn.audio.features;

import io.github.tfrnn.saving.ElementType;
import io.github.tfrnn.saving.TensorSpec;
import io.github.tfrnn.saving.UnequalInputTransform;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/** Features as operations of a graph: the signatures {@code audio} and {@code audio_lengths}. */
final class AudioSignature implements UnequalInputTransform {
  static final String NAME = "audio";

  private final FeatureSettings settings;
  private final OptionalInt frames;

  /**
   * Creates the signature.
   *
   * @param frames that all sounds are brought to, if there is such a number
   */
  AudioSignature(FeatureSettings settings, OptionalInt frames) {
    this.settings = settings;
    this.frames = frames;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TensorSpec input() {
    return new TensorSpec(ElementType.FLOAT32, Shape.of(Shape.UNKNOWN_SIZE, Shape.UNKNOWN_SIZE));
  }

  @Override
  public TensorSpec output() {
    return new TensorSpec(
        ElementType.FLOAT32, Shape.of(Shape.UNKNOWN_SIZE, Shape.UNKNOWN_SIZE, settings.size()));
  }

  @Override
  @SuppressWarnings("unchecked") // of the type that was asked for
  public Operand<? extends TType> apply(
      Ops tf, Operand<? extends TType> given, Operand<TInt32> lengths, Consumer<Op> initializers) {
    Operand<TFloat32> samples = (Operand<TFloat32>) given;
    Operand<TFloat32> rows =
        tf.ensureShape(GraphFeatures.of(tf, samples, lengths, settings).rows(), output().shape());
    return frames.isPresent() ? broughtTo(tf, rows, frames.getAsInt()) : rows;
  }

  /** Cuts off the end, or pads it with zeros. */
  private static Operand<TFloat32> broughtTo(Ops tf, Operand<TFloat32> rows, int frames) {
    Operand<TInt32> count = tf.gather(tf.shape(rows), tf.constant(1), tf.constant(0));
    Operand<TInt32> places = tf.range(tf.constant(0), tf.constant(frames), tf.constant(1));
    Operand<TInt32> there = tf.math.minimum(places, tf.math.sub(count, tf.constant(1)));
    Operand<TFloat32> valid = tf.dtypes.cast(tf.math.less(places, count), TFloat32.class);
    return tf.math.mul(
        tf.gather(rows, there, tf.constant(1)), tf.expandDims(valid, tf.constant(1)));
  }
}
