package io.github.tfrnn.losses;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.ops.Divergences;
import io.github.tfrnn.ops.Labels;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * The Kullback-Leibler divergence of predicted probabilities from those of the labels, natural
 * logarithm: the sum of {@code y·log(y / p)} over the last axis; Keras's {@code KLDivergence}.
 *
 * <p>Labels and predictions are {@code [batch, ..., classes]}, labels in [0, 1]. Both are kept in
 * [1e-7, 1]; they are not made to sum to 1. Immutable.
 */
public record KLDivergence() implements Loss {

  @Override
  public Operand<TFloat32> values(Call call, Signal labels, Signal predictions) {
    return Divergences.kullbackLeibler(
        call.tf(), Labels.like(call.tf(), labels, predictions), predictions.floats());
  }

  @Override
  public void check(Rows labels, Shape predictions) {
    LabelChecks.requireLike(
        toString(),
        labels,
        predictions,
        "One column for each output of the model's last layer is needed.");
    LabelChecks.requireShares(toString(), labels);
  }

  @Override
  public String toString() {
    return "kl_divergence";
  }
}
