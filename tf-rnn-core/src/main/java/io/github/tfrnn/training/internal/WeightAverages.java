package io.github.tfrnn.training.internal;

import static com.google.common.base.Preconditions.checkState;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Session;

/** Weights and their moving averages, and how one takes the place of the other. */
record WeightAverages(Session session, Map<Weight, Weight> byWeight) {

  WeightAverages {
    checkState(
        !byWeight.isEmpty(),
        "The optimizer keeps no moving averages of the weights: compile with optimizer.withEma().");
  }

  /** Exchanges weights and averages. */
  void swap() {
    write(true, true);
  }

  /** Sets the weights to their averages. */
  void overwriteWeights() {
    write(true, false);
  }

  /** Sets the averages to their weights. */
  void restart() {
    write(false, true);
  }

  private void write(boolean toWeights, boolean toAverages) {
    List<Weight> weights = List.copyOf(byWeight.keySet());
    List<Weight> averages = weights.stream().map(byWeight::get).toList();
    List<float[]> ofWeights = WeightValues.read(session, weights);
    List<float[]> ofAverages = WeightValues.read(session, averages);
    Map<Weight, float[]> values = new LinkedHashMap<>();
    for (int i = 0; i < weights.size(); i++) {
      if (toWeights) {
        values.put(weights.get(i), ofAverages.get(i));
      }
      if (toAverages) {
        values.put(averages.get(i), ofWeights.get(i));
      }
    }
    WeightValues.write(session, List.copyOf(values.keySet()), values::get);
  }
}
