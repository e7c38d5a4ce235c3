package io.github.tfrnn.losses;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.ops.Labels;
import io.github.tfrnn.ops.Overlaps;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * 1 - Tversky's index, {@code 1 - b / (b + alpha·m + beta·f + 1e-7)}: b is what labels and
 * predictions have in common, m what is labelled and not predicted, f what is predicted and not
 * labelled; Keras's {@code Tversky}.
 *
 * <p>Predictions {@code [batch, ..., n]}; labels of that shape, or without the last axis where n is
 * 1. Both are in [0, 1]. As in Keras, alpha weighs what is missed, although its documentation calls
 * that false positives; and sums run over what a mask leaves out too. Salehi, Erdogmus and
 * Gholipour (2017). Immutable.
 *
 * @param alpha weight of what is missed, not negative
 * @param beta weight of what is wrong, not negative
 * @param axes that are summed over, from the front or, negative, from the end; without the batch's
 *     every example has an overlap of its own. Empty, Keras's default: all, so that a batch has one
 *     overlap
 */
public record Tversky(float alpha, float beta, List<Integer> axes) implements Loss {

  private static final String NAME = "tversky";

  public Tversky {
    checkArgument(alpha >= 0, "Tversky: alpha must not be negative, got %s", alpha);
    checkArgument(beta >= 0, "Tversky: beta must not be negative, got %s", beta);
    axes = List.copyOf(axes);
  }

  /** Returns Keras's default: both weights one half, one overlap for a batch. */
  public static Tversky standard() {
    return of(0.5, 0.5);
  }

  /** Returns the loss with weights, one overlap for a batch. */
  public static Tversky of(double alpha, double beta) {
    return new Tversky((float) alpha, (float) beta, List.of());
  }

  @Override
  public Operand<TFloat32> values(Call call, Signal labels, Signal predictions) {
    Ops tf = call.tf();
    Operand<TFloat32> overlap =
        Overlaps.tversky(
            tf,
            Labels.like(tf, labels, predictions),
            predictions.floats(),
            alpha,
            beta,
            OverlapAxes.of(tf, axes, predictions.shape()));
    return tf.math.sub(tf.constant(1f), overlap);
  }

  @Override
  public void check(Rows labels, Shape predictions) {
    OverlapAxes.check(NAME, axes, predictions);
    LabelChecks.requireBinary(NAME, labels, predictions);
  }

  @Override
  public String toString() {
    return NAME;
  }
}
