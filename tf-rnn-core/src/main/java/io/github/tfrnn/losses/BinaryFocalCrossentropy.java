package io.github.tfrnn.losses;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.ops.Crossentropies;
import io.github.tfrnn.ops.Labels;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Cross-entropy of labels that are 0 or 1, times {@code (1 - p)^gamma}, p being the probability of
 * what the label says: what is right already counts for less. Natural logarithm, the mean over the
 * last axis; Keras's {@code BinaryFocalCrossentropy}.
 *
 * <p>Predictions {@code [batch, ..., n]}; labels of that shape, or without the last axis where n is
 * 1. On the output of sigmoid the cross-entropy is that of the logits, as Keras does within {@code
 * fit}; other probabilities are kept 1e-7 away from 0 and 1 there. Lin et al. (2017). Immutable.
 *
 * @param applyClassBalancing whether ones are weighted by alpha, and zeros by 1 - alpha
 * @param alpha weight of ones, in [0, 1]
 * @param gamma not negative; 0 gives the cross-entropy
 * @param fromLogits whether predictions are logits
 * @param labelSmoothing share of each label moved to one half, in [0, 1]
 */
public record BinaryFocalCrossentropy(
    boolean applyClassBalancing, float alpha, float gamma, boolean fromLogits, float labelSmoothing)
    implements Loss {

  private static final String NAME = "binary_focal_crossentropy";

  public BinaryFocalCrossentropy {
    checkArgument(
        alpha >= 0 && alpha <= 1,
        "BinaryFocalCrossentropy: alpha must be in [0, 1], got %s",
        alpha);
    checkArgument(
        gamma >= 0 && Float.isFinite(gamma),
        "BinaryFocalCrossentropy: gamma must not be negative, got %s",
        gamma);
    checkArgument(
        labelSmoothing >= 0 && labelSmoothing <= 1,
        "BinaryFocalCrossentropy: labelSmoothing must be in [0, 1], got %s",
        labelSmoothing);
  }

  /** Returns Keras's default: gamma is 2; from probabilities, without balancing or smoothing. */
  public static BinaryFocalCrossentropy standard() {
    return new BinaryFocalCrossentropy(false, 0.25f, 2, false, 0);
  }

  /** Returns the same, ones weighted by {@code newAlpha}, and zeros by what it lacks to 1. */
  public BinaryFocalCrossentropy withClassBalancing(double newAlpha) {
    return new BinaryFocalCrossentropy(true, (float) newAlpha, gamma, fromLogits, labelSmoothing);
  }

  /** Returns the same with another gamma. */
  public BinaryFocalCrossentropy withGamma(double newGamma) {
    return new BinaryFocalCrossentropy(
        applyClassBalancing, alpha, (float) newGamma, fromLogits, labelSmoothing);
  }

  /** Returns the same for predictions that are logits, or are not. */
  public BinaryFocalCrossentropy withFromLogits(boolean newFromLogits) {
    return new BinaryFocalCrossentropy(
        applyClassBalancing, alpha, gamma, newFromLogits, labelSmoothing);
  }

  /** Returns the same with a share of each label moved to one half. */
  public BinaryFocalCrossentropy withLabelSmoothing(double share) {
    return new BinaryFocalCrossentropy(
        applyClassBalancing, alpha, gamma, fromLogits, (float) share);
  }

  @Override
  public Operand<TFloat32> values(Call call, Signal labels, Signal predictions) {
    Ops tf = call.tf();
    Operand<TFloat32> target =
        Crossentropies.smooth(tf, Labels.like(tf, labels, predictions), labelSmoothing, 2);
    Operand<TFloat32> logits = KnownLogits.of(predictions, fromLogits, Signal.Squashing.SIGMOID);
    Operand<TFloat32> probabilities =
        logits == null ? predictions.floats() : tf.math.sigmoid(logits);
    Operand<TFloat32> entropy =
        logits == null
            ? Crossentropies.binary(tf, target, probabilities)
            : Crossentropies.binaryOfLogits(tf, target, logits);
    Operand<TFloat32> focus = Crossentropies.binaryFocus(tf, target, probabilities, gamma);
    Operand<TFloat32> each = tf.math.mul(focus, entropy);
    if (applyClassBalancing) {
      each = tf.math.mul(balance(tf, target), each);
    }
    Operand<TFloat32> values = tf.math.mean(each, tf.constant(-1));
    call.recordByGraph(
        List.of(values), List.of(logits == null ? probabilities : logits), List.of());
    return values;
  }

  /** alpha for ones, 1 - alpha for zeros. */
  private Operand<TFloat32> balance(Ops tf, Operand<TFloat32> target) {
    Operand<TFloat32> zeros = tf.math.sub(tf.constant(1f), target);
    return tf.math.add(
        tf.math.mul(target, tf.constant(alpha)), tf.math.mul(zeros, tf.constant(1 - alpha)));
  }

  @Override
  public void check(Rows labels, Shape predictions) {
    LabelChecks.requireBinary(NAME, labels, predictions);
  }

  @Override
  public String toString() {
    return NAME;
  }
}
