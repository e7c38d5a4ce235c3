package io.github.tfrnn.training.internal;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightValues;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Session;

/** The values of weights, or of an optimizer's variables, by name. */
final class NamedValues {

  /** Returns a copy of the values, in the order of the weights. */
  static Map<String, FloatRows> read(Session session, List<Weight> weights) {
    List<float[]> values = WeightValues.read(session, weights);
    Map<String, FloatRows> byName = new LinkedHashMap<>();
    for (int i = 0; i < weights.size(); i++) {
      Weight weight = weights.get(i);
      byName.put(weight.name(), FloatRows.ofFlat(values.get(i), weight.shape()));
    }
    return byName;
  }

  /**
   * Checks that there is a value for each weight, and no other.
   *
   * @param where begins messages
   * @param owner whose weights these are, for messages
   * @throws IllegalArgumentException if one is missing, unknown, or of another shape
   */
  static void check(
      String where, String owner, List<Weight> weights, Map<String, FloatRows> values) {
    Set<String> unknown = new LinkedHashSet<>(values.keySet());
    for (Weight weight : weights) {
      FloatRows given = values.get(weight.name());
      checkArgument(given != null, "%s: \"%s\" is missing.", where, weight.name());
      checkArgument(
          given.shape().equals(weight.shape()),
          "%s: \"%s\" is %s, the %s expects %s.",
          where,
          weight.name(),
          Shapes.toString(given.shape()),
          owner,
          Shapes.toString(weight.shape()));
      unknown.remove(weight.name());
    }
    checkArgument(unknown.isEmpty(), "%s: the %s has no %s.", where, owner, unknown);
  }

  /** Sets the weights to values that have been checked. */
  static void write(Session session, List<Weight> weights, Map<String, FloatRows> values) {
    WeightValues.write(session, weights, weight -> values.get(weight.name()).toFlat());
  }

  private NamedValues() {}
}
