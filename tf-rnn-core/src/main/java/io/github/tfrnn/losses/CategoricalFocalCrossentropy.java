package io.github.tfrnn.losses;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.ops.Crossentropies;
import io.github.tfrnn.ops.Labels;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Cross-entropy of one-hot labels, times {@code alpha·(1 - p)^gamma}, p being the probability of
 * the class: what is right already counts for less. Natural logarithm; Keras's {@code
 * CategoricalFocalCrossentropy}.
 *
 * <p>Labels and predictions are {@code [batch, ..., classes]}. Probabilities are first made to sum
 * to 1 and kept 1e-7 away from 0 and 1, as in Keras on the output of softmax too, and of logits.
 * Lin et al. (2017). Immutable.
 *
 * @param alpha factor of all classes, not negative
 * @param gamma not negative; 0 gives alpha times the cross-entropy
 * @param fromLogits whether predictions are logits
 * @param labelSmoothing share of each label given to all classes evenly, in [0, 1]
 */
public record CategoricalFocalCrossentropy(
    float alpha, float gamma, boolean fromLogits, float labelSmoothing) implements Loss {

  private static final String NAME = "categorical_focal_crossentropy";

  public CategoricalFocalCrossentropy {
    checkArgument(
        alpha >= 0 && Float.isFinite(alpha),
        "CategoricalFocalCrossentropy: alpha must not be negative, got %s",
        alpha);
    checkArgument(
        gamma >= 0 && Float.isFinite(gamma),
        "CategoricalFocalCrossentropy: gamma must not be negative, got %s",
        gamma);
    checkArgument(
        labelSmoothing >= 0 && labelSmoothing <= 1,
        "CategoricalFocalCrossentropy: labelSmoothing must be in [0, 1], got %s",
        labelSmoothing);
  }

  /** Returns Keras's default: alpha is 0.25, gamma 2; from probabilities, without smoothing. */
  public static CategoricalFocalCrossentropy standard() {
    return new CategoricalFocalCrossentropy(0.25f, 2, false, 0);
  }

  /** Returns the same with another alpha. */
  public CategoricalFocalCrossentropy withAlpha(double newAlpha) {
    return new CategoricalFocalCrossentropy((float) newAlpha, gamma, fromLogits, labelSmoothing);
  }

  /** Returns the same with another gamma. */
  public CategoricalFocalCrossentropy withGamma(double newGamma) {
    return new CategoricalFocalCrossentropy(alpha, (float) newGamma, fromLogits, labelSmoothing);
  }

  /** Returns the same for predictions that are logits, or are not. */
  public CategoricalFocalCrossentropy withFromLogits(boolean newFromLogits) {
    return new CategoricalFocalCrossentropy(alpha, gamma, newFromLogits, labelSmoothing);
  }

  /** Returns the same with a share of each label given to all classes. */
  public CategoricalFocalCrossentropy withLabelSmoothing(double share) {
    return new CategoricalFocalCrossentropy(alpha, gamma, fromLogits, (float) share);
  }

  @Override
  public Operand<TFloat32> values(Call call, Signal labels, Signal predictions) {
    Ops tf = call.tf();
    int classes = (int) Shapes.last(predictions.shape());
    Operand<TFloat32> target =
        Crossentropies.smooth(tf, Labels.floats(tf, labels), labelSmoothing, classes);
    Operand<TFloat32> probabilities =
        fromLogits ? tf.nn.softmax(predictions.floats()) : predictions.floats();
    return Crossentropies.categoricalFocal(tf, target, probabilities, alpha, gamma);
  }

  @Override
  public void check(Rows labels, Shape predictions) {
    LabelChecks.requireOneHot(NAME, labels, predictions);
  }

  @Override
  public String toString() {
    return NAME;
  }
}
