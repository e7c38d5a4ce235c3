package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The rectified linear unit with a ceiling, a slope and a threshold: maxValue where x ≥ maxValue, x
 * where x ≥ threshold, negativeSlope·(x − threshold) elsewhere. Inputs of any shape; passes masks
 * on. Behaves as {@code keras.layers.ReLU}. Immutable.
 *
 * @param maxValue ceiling, at least 0; none if empty
 * @param negativeSlope below the threshold, at least 0
 * @param threshold below which the slope begins, at least 0
 */
public record ReLU(Optional<Float> maxValue, float negativeSlope, float threshold)
    implements Layer {

  public ReLU {
    checkArgument(
        maxValue.isEmpty() || maxValue.get() >= 0,
        "ReLU: maxValue must be at least 0, got %s",
        maxValue);
    checkArgument(
        negativeSlope >= 0, "ReLU: negativeSlope must be at least 0, got %s", negativeSlope);
    checkArgument(threshold >= 0, "ReLU: threshold must be at least 0, got %s", threshold);
  }

  /** Returns Keras's default: max(x, 0). */
  public static ReLU create() {
    return new ReLU(Optional.empty(), 0, 0);
  }

  /** Returns the same with a ceiling. */
  public ReLU withMaxValue(double value) {
    return new ReLU(Optional.of((float) value), negativeSlope, threshold);
  }

  /** Returns the same with another slope below the threshold. */
  public ReLU withNegativeSlope(double slope) {
    return new ReLU(maxValue, (float) slope, threshold);
  }

  /** Returns the same with another threshold. */
  public ReLU withThreshold(double value) {
    return new ReLU(maxValue, negativeSlope, (float) value);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    return inputs;
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return this::apply;
  }

  private Signal apply(Call call, Signal input) {
    Ops tf = call.tf();
    Operand<TFloat32> x = input.floats();
    Operand<TFloat32> above =
        threshold == 0
            ? tf.nn.relu(x)
            : tf.math.mul(
                x, tf.dtypes.cast(tf.math.greater(x, tf.constant(threshold)), TFloat32.class));
    if (maxValue.isPresent()) {
      above = tf.math.minimum(above, tf.constant(maxValue.get()));
    }
    if (negativeSlope != 0) {
      Operand<TFloat32> below =
          tf.nn.relu(tf.math.sub(tf.constant(threshold), x)); // how far below the threshold
      above = tf.math.sub(above, tf.math.mul(tf.constant(negativeSlope), below));
    }
    return input.then(above, input.shape());
  }
}
