package io.github.tfrnn.text;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a {@link Pipeline} says of one text. Immutable.
 *
 * @param label of the likeliest class
 * @param probability of that class, in [0, 1] if the model's outputs are
 * @param probabilities of all classes by label, the likeliest first
 */
public record Prediction(String label, float probability, Map<String, Float> probabilities) {

  /** Copies the values. */
  public Prediction {
    probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
  }

  /**
   * Returns the prediction of a row of outputs.
   *
   * @param outputs one a class; or a single one, the probability of the second of two classes
   * @param labels as many as classes
   */
  static Prediction of(float[] outputs, List<String> labels) {
    float[] ofClasses = outputs.length == 1 ? new float[] {1 - outputs[0], outputs[0]} : outputs;
    checkArgument(
        ofClasses.length == labels.size(),
        "Pipeline: the model has %s classes, there are %s labels: %s",
        ofClasses.length,
        labels.size(),
        labels);
    Map<String, Float> ranked = new LinkedHashMap<>();
    IntStream.range(0, ofClasses.length)
        .boxed()
        .sorted(Comparator.comparingDouble(c -> -ofClasses[c]))
        .forEach(c -> ranked.put(labels.get(c), ofClasses[c]));
    Map.Entry<String, Float> best = ranked.entrySet().iterator().next();
    return new Prediction(best.getKey(), best.getValue(), ranked);
  }
}
