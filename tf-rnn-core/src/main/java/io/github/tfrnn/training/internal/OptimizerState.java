package io.github.tfrnn.training.internal;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.optimizers.Optimizer;
import io.github.tfrnn.optimizers.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

/**
 * The variables of an optimizer in one graph: what it knows besides the weights.
 *
 * <p>They are made in the order of Keras's {@code optimizer.variables}, which begins with {@code
 * iteration} and, unless there is a schedule, {@code learning_rate}: these two are not here, since
 * they are fed anew for every step.
 */
public final class OptimizerState {

  private static final int AVERAGES = -2;
  private static final int ACCUMULATORS = -1;

  private final Map<Weight, Float> initialValues = new LinkedHashMap<>();
  private final Map<Weight, Kept> kept = new LinkedHashMap<>();
  private final Map<Weight, Weight> averages = new LinkedHashMap<>();
  private final Map<Weight, Weight> accumulators = new LinkedHashMap<>();
  private final Map<Weight, List<Weight>> slots = new LinkedHashMap<>();
  private final List<Weight> shared = new ArrayList<>();

  /**
   * What a variable is kept for.
   *
   * @param weight empty if it is for all of them
   * @param round variables are made in rounds, each for all weights, one weight after the other
   */
  public record Kept(Optional<Weight> weight, int round) {}

  /** Adds the variables to a graph. */
  OptimizerState(Ops tf, List<Weight> trained, Optimizer optimizer) {
    if (optimizer.options().ema().isPresent()) {
      trained.forEach(w -> averages.put(w, add(tf, w, Slot.of("average", w.shape()), AVERAGES)));
    }
    if (optimizer.options().gradientAccumulationSteps() > 1) {
      trained.forEach(
          w ->
              accumulators.put(
                  w, add(tf, w, Slot.of("gradient_accumulator", w.shape()), ACCUMULATORS)));
    }
    addSlots(tf, trained, optimizer);
    for (Slot slot : optimizer.sharedSlots()) {
      Kept forAll = new Kept(Optional.empty(), Integer.MAX_VALUE);
      shared.add(add(tf, slot.name(), slot.shape(), slot.initialValue(), forAll));
    }
  }

  private void addSlots(Ops tf, List<Weight> trained, Optimizer optimizer) {
    Map<Weight, List<Slot>> asked = new LinkedHashMap<>();
    Map<Weight, Weight[]> added = new LinkedHashMap<>();
    Map<Integer, List<Runnable>> rounds = new TreeMap<>();
    for (Weight weight : trained) {
      List<Slot> all = optimizer.slots(weight);
      asked.put(weight, all);
      added.put(weight, new Weight[all.size()]);
      for (int i = 0; i < all.size(); i++) {
        int at = i;
        int round = all.get(i).round();
        rounds
            .computeIfAbsent(round, number -> new ArrayList<>())
            .add(() -> added.get(weight)[at] = add(tf, weight, asked.get(weight).get(at), round));
      }
    }
    rounds.values().forEach(round -> round.forEach(Runnable::run));
    added.forEach((weight, made) -> slots.put(weight, List.of(made)));
  }

  private Weight add(Ops tf, Weight weight, Slot slot, int round) {
    String name = weight.name() + "_" + slot.name();
    Kept forWeight = new Kept(Optional.of(weight), round);
    return add(tf, name, slot.shape(), slot.initialValue(), forWeight);
  }

  private Weight add(Ops tf, String name, Shape shape, double initialValue, Kept keptFor) {
    Weight variable = Weight.create(tf, "optimizer/" + name, shape, false);
    initialValues.put(variable, (float) initialValue);
    kept.put(variable, keptFor);
    return variable;
  }

  /** Returns all variables, in Keras's order. */
  public List<Weight> variables() {
    return List.copyOf(initialValues.keySet());
  }

  /** Returns what a variable is kept for. */
  public Kept kept(Weight variable) {
    return kept.get(variable);
  }

  /** Returns what a variable begins with. */
  public float[] initialValues(Weight variable) {
    float[] values = new float[Math.toIntExact(variable.shape().size())];
    Arrays.fill(values, initialValues.get(variable));
    return values;
  }

  /** Returns the weights that have a moving average, each with it; none if none are kept. */
  public Map<Weight, Weight> averages() {
    return averages;
  }

  /** Returns what gathers the gradients of each weight; nothing if they are not accumulated. */
  Map<Weight, Weight> accumulators() {
    return accumulators;
  }

  /** Returns what the algorithm keeps for a weight. */
  List<Weight> slots(Weight weight) {
    return slots.get(weight);
  }

  /** Returns what the algorithm keeps once for all weights. */
  List<Weight> shared() {
    return shared;
  }
}
