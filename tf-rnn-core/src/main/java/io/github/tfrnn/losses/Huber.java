package io.github.tfrnn.losses;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.ops.Errors;
import io.github.tfrnn.ops.Labels;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * The mean of {@code e² / 2} over the last axis, e being {@code p - y}, and of {@code delta·|e| -
 * delta² / 2} where e is beyond delta; Keras's {@code Huber}.
 *
 * <p>Predictions {@code [batch, ..., n]}; labels of that shape, or without the last axis where n is
 * 1. Labels are finite. Immutable.
 *
 * @param delta error from which the loss grows no longer with its square, positive
 */
public record Huber(float delta) implements Loss {

  private static final String NAME = "huber";

  public Huber {
    checkArgument(
        delta > 0 && Float.isFinite(delta), "Huber: delta must be positive, got %s", delta);
  }

  /** Returns Keras's default: delta is 1. */
  public static Huber standard() {
    return of(1);
  }

  /** Returns the loss for a delta. */
  public static Huber of(double delta) {
    return new Huber((float) delta);
  }

  @Override
  public Operand<TFloat32> values(Call call, Signal labels, Signal predictions) {
    return Errors.huber(
        call.tf(), Labels.like(call.tf(), labels, predictions), predictions.floats(), delta);
  }

  @Override
  public void check(Rows labels, Shape predictions) {
    LabelChecks.requireNumbers(NAME, labels, predictions);
  }

  @Override
  public String toString() {
    return NAME;
  }
}
