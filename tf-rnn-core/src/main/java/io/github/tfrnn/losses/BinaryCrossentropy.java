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
        Crossentropies.smooth(tf, Labels.like(tf, labels, predictions), labelSmoothing, 2);
    Operand<TFloat32> logits = KnownLogits.of(predictions, fromLogits, Signal.Squashing.SIGMOID);
    Operand<TFloat32> each =
        logits == null
            ? Crossentropies.binary(tf, target, predictions.floats())
            : Crossentropies.binaryOfLogits(tf, target, logits);
    Operand<TFloat32> values = tf.math.mean(each, tf.constant(-1));
    call.recordByGraph(
        List.of(values), List.of(logits == null ? predictions.floats() : logits), List.of());
    return values;
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
