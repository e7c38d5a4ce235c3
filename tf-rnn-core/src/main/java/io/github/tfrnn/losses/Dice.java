package io.github.tfrnn.losses;

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
 * 1 - Dice's coefficient, {@code 1 - 2·Σy·p / (Σy + Σp + 1e-7)}; Keras's {@code Dice}.
 *
 * <p>Predictions {@code [batch, ..., n]}; labels of that shape, or without the last axis where n is
 * 1. Both are in [0, 1]. As in Keras, sums run over what a mask leaves out too. Immutable.
 *
 * @param axes that are summed over, from the front or, negative, from the end; without the batch's
 *     every example has an overlap of its own. Empty, Keras's default: all, so that a batch has one
 *     overlap
 */
public record Dice(List<Integer> axes) implements Loss {

  private static final String NAME = "dice";

  public Dice {
    axes = List.copyOf(axes);
  }

  /** Returns Keras's default: one overlap for a batch. */
  public static Dice standard() {
    return new Dice(List.of());
  }

  @Override
  public Operand<TFloat32> values(Call call, Signal labels, Signal predictions) {
    Ops tf = call.tf();
    Operand<TFloat32> overlap =
        Overlaps.dice(
            tf,
            Labels.like(tf, labels, predictions),
            predictions.floats(),
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
