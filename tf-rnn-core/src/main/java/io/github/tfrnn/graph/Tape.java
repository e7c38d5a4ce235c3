package io.github.tfrnn.graph;

import static com.google.common.base.Preconditions.checkState;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Reverse mode over the steps of a forward pass.
 *
 * <p>Each step says what it was computed from and how its gradients are found: by a {@link
 * Backward} written by hand, or by TensorFlow over the operations of that step ({@link
 * #recordByGraph}). A weight used by several steps gets the sum of its gradients. A tape belongs to
 * one forward pass in one graph and is not thread-safe.
 */
public final class Tape {

  /** How the gradients of a step's inputs and weights follow from those of its outputs. */
  @FunctionalInterface
  public interface Backward {
    /**
     * Returns the gradients.
     *
     * @param outputs one for each output of the step, in their order; null where nothing depends on
     *     that output, never null for all of them
     */
    StepGradients apply(Ops tf, List<Operand<TFloat32>> outputs);
  }

  /**
   * The gradients of one step.
   *
   * @param inputs one for each input of the step, in their order; null for one without a gradient
   * @param weights for the weights that the step used
   */
  public record StepGradients(
      List<Operand<TFloat32>> inputs, Map<Weight, WeightGradient> weights) {}

  private record Step(
      List<Output<TFloat32>> outputs, List<Output<TFloat32>> inputs, Backward backward) {}

  private final Ops tf;
  private final List<Step> steps = new ArrayList<>();
  private final Map<Output<?>, Step> producers = new HashMap<>();

  /** Returns an empty tape for a forward pass in the graph of {@code tf}. */
  public static Tape of(Ops tf) {
    return new Tape(tf);
  }

  private Tape(Ops tf) {
    this.tf = tf;
  }

  /** Returns whether {@code operand} is an output of a recorded step. */
  public boolean produced(Operand<?> operand) {
    return producers.containsKey(operand.asOutput());
  }

  /** Records a step whose gradients are written by hand. */
  public void record(
      List<? extends Operand<TFloat32>> outputs,
      List<? extends Operand<TFloat32>> inputs,
      Backward backward) {
    Step step = new Step(asOutputs(outputs), asOutputs(inputs), backward);
    steps.add(step);
    step.outputs().forEach(output -> producers.put(output, step));
  }

  /**
   * Records a step whose gradients TensorFlow derives from the operations between inputs and
   * outputs.
   */
  public void recordByGraph(
      List<? extends Operand<TFloat32>> outputs,
      List<? extends Operand<TFloat32>> inputs,
      List<Weight> weights) {
    record(outputs, inputs, (ops, gradients) -> byGraph(ops, outputs, inputs, weights, gradients));
  }

  /**
   * Returns the gradient of the sum of {@code target} with respect to every trainable weight that
   * it depends on.
   *
   * @throws IllegalStateException if no recorded step computed {@code target}
   */
  public Map<Weight, WeightGradient> gradients(Operand<TFloat32> target) {
    return gradients(Map.of(target, tf.onesLike(target)), List.of()).weights();
  }

  /**
   * Returns gradients for given gradients of some outputs.
   *
   * @param seeds gradient of each operand that the backward pass starts from
   * @param inputs what besides the weights gets a gradient; null in the answer where nothing
   *     depends on it
   */
  public StepGradients gradients(
      Map<? extends Operand<TFloat32>, ? extends Operand<TFloat32>> seeds,
      List<? extends Operand<TFloat32>> inputs) {
    Map<Output<?>, List<Operand<TFloat32>>> arrived = new HashMap<>();
    seeds.forEach(
        (operand, gradient) -> {
          checkState(produced(operand), "No recorded step computed %s", operand.asOutput().name());
          arrived.computeIfAbsent(operand.asOutput(), key -> new ArrayList<>()).add(gradient);
        });
    Map<Weight, List<WeightGradient>> weights = new LinkedHashMap<>();
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      List<Operand<TFloat32>> outputs = new ArrayList<>();
      step.outputs().forEach(output -> outputs.add(sum(arrived.get(output))));
      if (outputs.stream().allMatch(gradient -> gradient == null)) {
        continue; // nothing that is asked for depends on this step
      }
      StepGradients found = step.backward().apply(tf, outputs);
      for (int k = 0; k < step.inputs().size(); k++) {
        if (found.inputs().get(k) != null) {
          arrived
              .computeIfAbsent(step.inputs().get(k), key -> new ArrayList<>())
              .add(found.inputs().get(k));
        }
      }
      found
          .weights()
          .forEach(
              (weight, gradient) -> {
                if (weight.trainable()) {
                  weights.computeIfAbsent(weight, key -> new ArrayList<>()).add(gradient);
                }
              });
    }
    List<Operand<TFloat32>> ofInputs = new ArrayList<>();
    inputs.forEach(input -> ofInputs.add(sum(arrived.get(input.asOutput()))));
    Map<Weight, WeightGradient> summed = new LinkedHashMap<>();
    weights.forEach(
        (weight, parts) -> summed.put(weight, WeightGradient.sum(tf, parts, weight.shape())));
    return new StepGradients(ofInputs, summed);
  }

  private Operand<TFloat32> sum(List<Operand<TFloat32>> parts) {
    if (parts == null) {
      return null;
    }
    return parts.size() == 1 ? parts.get(0) : tf.math.addN(parts);
  }

  private static StepGradients byGraph(
      Ops tf,
      List<? extends Operand<TFloat32>> outputs,
      List<? extends Operand<TFloat32>> inputs,
      List<Weight> weights,
      List<Operand<TFloat32>> gradients) {
    List<Output<?>> ys = new ArrayList<>();
    List<Output<?>> dys = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      if (gradients.get(i) != null) {
        ys.add(outputs.get(i).asOutput());
        dys.add(gradients.get(i).asOutput());
      }
    }
    List<Output<?>> xs = new ArrayList<>(asOutputs(inputs));
    weights.stream().filter(Weight::trainable).forEach(w -> xs.add(w.value().asOutput()));
    if (xs.isEmpty()) {
      return new StepGradients(List.of(), Map.of());
    }
    List<Operand<TFloat32>> found = Gradients.of(tf, ys, xs, dys);
    Map<Weight, WeightGradient> ofWeights = new LinkedHashMap<>();
    int next = inputs.size();
    for (Weight weight : weights) {
      if (weight.trainable()) {
        Operand<TFloat32> gradient = found.get(next++);
        if (gradient != null) {
          ofWeights.put(weight, new WeightGradient.Dense(gradient));
        }
      }
    }
    return new StepGradients(found.subList(0, inputs.size()), ofWeights);
  }

  private static List<Output<TFloat32>> asOutputs(List<? extends Operand<TFloat32>> operands) {
    List<Output<TFloat32>> outputs = new ArrayList<>();
    operands.forEach(operand -> outputs.add(operand.asOutput()));
    return List.copyOf(outputs);
  }
}
