package io.github.tfrnn.training.internal;

import io.github.tfrnn.graph.BatchPart;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.ForwardPass;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.layers.LayerWeight;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.ops.Reductions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What is made small, and what is told beside it, as operands of one forward pass.
 *
 * @param terms scalars that add up to the loss, each recorded on the pass's tape
 * @param loss their sum
 * @param sums of each metric
 */
record Objective(
    List<Operand<TFloat32>> terms, Operand<TFloat32> loss, List<Operand<TFloat32>> sums) {

  static Objective of(
      ForwardPass pass,
      Loss loss,
      List<Metric> metrics,
      Signal labels,
      Signal predictions,
      Operand<TFloat32> exampleWeights,
      List<LayerWeight> weights) {
    Ops tf = pass.tf();
    Call call = pass.call("loss", BatchPart.whole(tf, predictions.values()));
    Operand<TFloat32> values = loss.values(call, labels, predictions);
    int rank = predictions.shape().numDimensions() - 1;
    Operand<TFloat32> mean =
        Reductions.weightedMean(tf, values, exampleWeights, predictions.mask().orElse(null), rank);
    call.recordByGraph(List.of(mean), List.of(values), List.of());

    List<Operand<TFloat32>> terms = new ArrayList<>(List.of(mean));
    for (LayerWeight weight : weights) {
      weight
          .spec()
          .regularizer()
          .ifPresent(
              regularizer -> {
                // not the variable itself, whose square's gradient crashes TensorFlow
                Operand<TFloat32> value = tf.identity(weight.weight().value());
                Operand<TFloat32> penalty = regularizer.penalty(tf, value);
                call.recordByGraph(List.of(penalty), List.of(), List.of(weight.weight()));
                terms.add(penalty);
              });
    }
    terms.addAll(pass.penalties());
    List<Operand<TFloat32>> sums = new ArrayList<>();
    metrics.forEach(metric -> sums.add(metric.sums(tf, labels, predictions)));
    return new Objective(terms, terms.size() == 1 ? mean : tf.math.addN(terms), sums);
  }

  /** Returns the gradients of the loss. */
  Map<Weight, WeightGradient> gradients(ForwardPass pass) {
    Map<Operand<TFloat32>, Operand<TFloat32>> seeds =
        terms.stream()
            .collect(Collectors.toMap(Function.identity(), term -> pass.tf().constant(1f)));
    return pass.tape().orElseThrow().gradients(seeds, List.of()).weights();
  }
}
