package io.github.tfrnn.audio.features;

import io.github.tfrnn.saving.ElementType;
import io.github.tfrnn.saving.InputTransform;
import io.github.tfrnn.saving.TensorSpec;
import java.util.function.Consumer;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/** Features as operations of a graph: the signature {@code audio}. */
final class AudioSignature implements InputTransform {
  static final String NAME = "audio";

  private final FeatureSettings settings;

  AudioSignature(FeatureSettings settings) {
    this.settings = settings;
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
      Ops tf, Operand<? extends TType> given, Consumer<Op> initializers) {
    return GraphFeatures.of(tf, (Operand<TFloat32>) given, settings);
  }
}
