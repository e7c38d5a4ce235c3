package io.github.tfrnn.losses;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Cross-entropy of labels that are 0 or 1, natural logarithm, its mean over the last axis; Keras's
 * {@code BinaryCrossentropy}.
 *
 * <p>Predictions {@code [batch, ..., n]}; labels of that shape, or without the last axis where n is
 * 1. On the output of sigmoid it works on the logits, as Keras does within {@code fit}; other
 * probabilities are kept 1e-7 away from 0 and 1.
 *
 * @param fromLogits whether predictions are logits
 * @param labelSmoothing share of each label moved to one half, in [0, 1]
 */
public record BinaryCrossentropy(boolean fromLogits, float labelSmoothing) implements Loss {

  private static final String NAME = "binary_crossentropy";

  public BinaryCrossentropy {
    checkArgument(
        labelSmoothing >= 0 && labelSmoothing <= 1,
        "BinaryCrossentropy: labelSmoothing must be in [0, 1], got %s",
        labelSmoothing);
  }

  /** Returns Keras's default: from probabilities, without smoothing. */
  public static BinaryCrossentropy standard() {
    return new BinaryCrossentropy(false, 0);
  }

  @Override
  public Operand<TFloat32> values(Call call, Signal labels, Signal predictions) {
    Ops tf = call.tf();
    Operand<TFloat32> target =
        tf.reshape(Crossentropies.asFloats(tf, labels), tf.shape(predictions.floats()));
    if (labelSmoothing > 0) {
      target =
          tf.math.add(
              tf.math.mul(target, tf.constant(1 - labelSmoothing)),
              tf.constant(0.5f * labelSmoothing));
    }
    Operand<TFloat32> logits =
        Crossentropies.logits(predictions, fromLogits, Signal.Squashing.SIGMOID);
    Operand<TFloat32> each =
        logits == null
            ? ofProbabilities(tf, target, predictions.floats())
            : ofLogits(tf, target, logits);
    Operand<TFloat32> values = tf.math.mean(each, tf.constant(-1));
    call.recordByGraph(
        List.of(values), List.of(logits == null ? predictions.floats() : logits), List.of());
    return values;
  }

  private static Operand<TFloat32> ofProbabilities(
      Ops tf, Operand<TFloat32> target, Operand<TFloat32> given) {
    Operand<TFloat32> p = Crossentropies.clip(tf, given);
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> ofOnes = tf.math.mul(target, tf.math.log(p));
    Operand<TFloat32> ofZeros =
        tf.math.mul(tf.math.sub(one, target), tf.math.log(tf.math.sub(one, p)));
    return tf.math.neg(tf.math.add(ofOnes, ofZeros));
  }

  /** x − x·z + log(1 + exp(−x)) is softplus(x) − x·z, which overflows for no x. */
  private static Operand<TFloat32> ofLogits(Ops tf, Operand<TFloat32> target, Operand<TFloat32> x) {
    return tf.math.sub(tf.math.softplus(x), tf.math.mul(x, target));
  }

  @Override
  public void check(Rows labels, Shape predictions) {
    boolean withoutLast =
        Shapes.last(predictions) == 1
            && labels.shape().numDimensions() == predictions.numDimensions() - 1;
    LabelChecks.requireShape(
        NAME,
        labels,
        withoutLast ? Crossentropies.withoutLast(predictions) : predictions,
        Shapes.last(predictions) == 1
            ? "One label, 0 or 1, for each row of the model's outputs is needed."
            : "One column for each output is needed. More than two classes? Compile with"
                + " CATEGORICAL_CROSSENTROPY.");
    LabelChecks.requireShares(NAME, labels);
  }

  @Override
  public String toString() {
    return NAME;
  }
}
