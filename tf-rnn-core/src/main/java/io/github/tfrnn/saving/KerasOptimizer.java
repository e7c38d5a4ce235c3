package io.github.tfrnn.saving;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.hdf5.Hdf5Floats;
import io.github.tfrnn.hdf5.Hdf5Group;
import io.github.tfrnn.hdf5.Hdf5Integers;
import io.github.tfrnn.hdf5.Hdf5Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tensorflow.ndarray.Shape;

/** What an optimizer knows, as the list of variables that files of Keras hold. */
final class KerasOptimizer {

  /** In which order variables come. */
  enum Order {
    /** All of a weight, then all of the next: Keras 3 and Keras 2.11. */
    BY_WEIGHT,
    /** One of each weight, then another of each: before. */
    BY_SLOT
  }

  /** Returns iteration, learning rate, and the variables in Keras's order. */
  static List<Hdf5Node> toList(OptimizerValues values, List<String> weights) {
    List<Hdf5Node> list = new ArrayList<>();
    list.add(Hdf5Integers.scalar(values.iterations()));
    values
        .learningRate()
        .ifPresent(
            rate ->
                list.add(
                    new Hdf5Floats(FloatRows.ofFlat(new float[] {(float) rate}, Shape.scalar()))));
    sorted(values, weights, Order.BY_WEIGHT)
        .forEach(variable -> list.add(new Hdf5Floats(variable.values())));
    return list;
  }

  /**
   * Returns what a list tells.
   *
   * @param like what the optimizer that asks keeps
   * @param weights all of the model, in Keras's order
   * @throws IllegalArgumentException if the list is one of another optimizer
   */
  static OptimizerValues fromList(
      List<Hdf5Node> list, OptimizerValues like, List<String> weights, Order order) {
    checkArgument(
        list.stream().noneMatch(Hdf5Group.class::isInstance),
        "among the optimizer's variables is a group");
    List<OptimizerValues.Variable> wanted = sorted(like, weights, order);
    int begin = list.size() - wanted.size();
    checkArgument(
        begin == 1 || begin == 2,
        "the file holds %s variables of an optimizer, this one keeps %s besides iteration and"
            + " learning rate",
        list.size(),
        wanted.size());
    checkArgument(
        list.get(0) instanceof Hdf5Integers first
            && first.values().size() == 1
            && first.values().get(0) >= 0,
        "the first of the optimizer's variables is no number of iterations");
    OptionalDouble rate = begin == 2 ? rate(list.get(1)) : like.learningRate();
    Map<String, OptimizerValues.Variable> found = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      OptimizerValues.Variable variable = wanted.get(i);
      FloatRows values = numbers(list.get(begin + i));
      checkArgument(
          values.shape().equals(variable.values().shape()),
          "variable %s of the optimizer is %s, %s %s is expected",
          begin + i,
          Shapes.toString(values.shape()),
          variable.name(),
          Shapes.toString(variable.values().shape()));
      found.put(variable.name(), variable.with(values));
    }
    return new OptimizerValues(
        ((Hdf5Integers) list.get(0)).values().get(0),
        rate,
        like.variables().stream().map(variable -> found.get(variable.name())).toList());
  }

  /** Adafactor has integers in place of what a vector does not need. */
  private static FloatRows numbers(Hdf5Node node) {
    if (!(node instanceof Hdf5Integers integers)) {
      return ((Hdf5Floats) node).values();
    }
    float[] values = new float[integers.values().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = integers.values().get(i);
    }
    return FloatRows.ofFlat(values, integers.shape());
  }

  private static OptionalDouble rate(Hdf5Node node) {
    checkArgument(
        node instanceof Hdf5Floats floats
            && floats.values().shape().size() == 1
            && floats.values().flat(0) >= 0
            && Float.isFinite(floats.values().flat(0)),
        "the second of the optimizer's variables is no learning rate");
    return OptionalDouble.of(((Hdf5Floats) node).values().flat(0));
  }

  private static List<OptimizerValues.Variable> sorted(
      OptimizerValues values, List<String> weights, Order order) {
    Map<String, Integer> places = new HashMap<>();
    weights.forEach(weight -> places.put(weight, places.size()));
    Map<String, Integer> slots = new HashMap<>(); // which of its weight's variables each is
    Map<String, Integer> counts = new HashMap<>();
    for (OptimizerValues.Variable variable : values.variables()) {
      slots.put(variable.name(), counts.merge(variable.weight().orElse(""), 1, Integer::sum));
    }
    Comparator<OptimizerValues.Variable> byWeight =
        Comparator.comparing(
            variable -> variable.weight().map(places::get).orElse(Integer.MAX_VALUE));
    Comparator<OptimizerValues.Variable> first =
        order == Order.BY_WEIGHT
            ? Comparator.comparing(OptimizerValues.Variable::round)
            : Comparator.comparing(variable -> slots.get(variable.name()));
    return values.variables().stream().sorted(first.thenComparing(byWeight)).toList();
  }

  private KerasOptimizer() {}
}
