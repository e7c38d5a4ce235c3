package io.github.tfrnn.training.internal;

import io.github.tfrnn.graph.BatchPart;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.ForwardPass;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.layers.LayerWeight;
import io.github.tfrnn.losses.LossValue;
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
 * @param losses of each output, before its weight; none where there is one output
 * @param sums of each metric, output by output
 */
record LossAndSums(
    List<Operand<TFloat32>> terms,
    Operand<TFloat32> loss,
    List<Operand<TFloat32>> losses,
    List<Operand<TFloat32>> sums) {

  /**
   * Adds the operations.
   *
   * @param goals one for each output
   * @param labels one for each output
   * @param predictions the outputs
   * @param exampleWeights for each output: of its rows {@code [batch]}, or of their timesteps
   *     {@code [batch, timesteps]}
   */
  static LossAndSums of(
      ForwardPass pass,
      List<Goal> goals,
      List<Signal> labels,
      List<Signal> predictions,
      List<Operand<TFloat32>> exampleWeights,
      List<LayerWeight> weights) {
    Ops tf = pass.tf();
    Call call = pass.call("loss", BatchPart.whole(tf, predictions.get(0).values()));
    List<Operand<TFloat32>> losses = new ArrayList<>();
    List<Operand<TFloat32>> terms = new ArrayList<>();
    List<Operand<TFloat32>> sums = new ArrayList<>();
    for (int i = 0; i < goals.size(); i++) {
      Goal goal = goals.get(i);
      Call ofOutput = goals.size() == 1 ? call : call.within(goal.output());
      Operand<TFloat32> value =
          LossValue.of(
              ofOutput, goal.loss(), labels.get(i), predictions.get(i), exampleWeights.get(i));
      if (goals.size() > 1) {
        losses.add(value);
      }
      terms.add(weighted(ofOutput, value, goal.weight()));
      for (var metric : goal.metrics()) {
        Operand<TFloat32> counts =
            metric.takesSampleWeights()
                ? MetricWeights.of(tf, predictions.get(i), exampleWeights.get(i))
                : MetricWeights.of(tf, predictions.get(i));
        sums.add(metric.sums(tf, labels.get(i), predictions.get(i), counts));
      }
    }
    terms.addAll(penalties(call, weights));
    terms.addAll(pass.penalties());
    Operand<TFloat32> loss = terms.size() == 1 ? terms.get(0) : tf.math.addN(terms);
    return new LossAndSums(terms, loss, losses, sums);
  }

  private static Operand<TFloat32> weighted(Call call, Operand<TFloat32> mean, float weight) {
    if (weight == 1) {
      return mean;
    }
    Operand<TFloat32> weighted = call.tf().math.mul(mean, call.tf().constant(weight));
    call.recordByGraph(List.of(weighted), List.of(mean), List.of());
    return weighted;
  }

  /** The penalties on weights; frozen ones add nothing, as in Keras. */
  private static List<Operand<TFloat32>> penalties(Call call, List<LayerWeight> weights) {
    List<Operand<TFloat32>> penalties = new ArrayList<>();
    for (LayerWeight weight : weights) {
      if (weight.spec().regularizer().isPresent() && weight.weight().trainable()) {
        // not the variable itself, whose square's gradient crashes TensorFlow
        Operand<TFloat32> value = call.tf().identity(weight.weight().value());
        Operand<TFloat32> penalty = weight.spec().regularizer().get().penalty(call.tf(), value);
        call.recordByGraph(List.of(penalty), List.of(), List.of(weight.weight()));
        penalties.add(penalty);
      }
    }
    return penalties;
  }

  /** Returns the gradients of the loss. */
  Map<Weight, WeightGradient> gradients(ForwardPass pass) {
    Map<Operand<TFloat32>, Operand<TFloat32>> seeds =
        terms.stream()
            .collect(Collectors.toMap(Function.identity(), term -> pass.tf().constant(1f)));
    return pass.tape().orElseThrow().gradients(seeds, List.of()).weights();
  }
}
