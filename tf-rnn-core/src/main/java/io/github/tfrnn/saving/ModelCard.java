package io.github.tfrnn.saving;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an exported model says of itself, for people and programs that meet its folder: {@value
 * #ASSET_NAME} among its assets. Immutable.
 *
 * @param library that exported it, with its version: {@code "tf-rnn 0.1.0"}
 * @param name of the model
 * @param inputs of {@code serving_default}, by name
 * @param outputs likewise
 * @param training what came of it, if the model was trained before its export
 * @param labels names of the classes in the order of the outputs; empty if none were given
 */
public record ModelCard(
    String library,
    String name,
    SortedMap<String, TensorSpec> inputs,
    SortedMap<String, TensorSpec> outputs,
    Optional<Training> training,
    List<String> labels) {

  /** Name of the file among the assets. */
  public static final String ASSET_NAME = "model.json";

  /**
   * What came of a training.
   *
   * @param epochs that ran, of all calls of {@code fit}; at least 1
   * @param lastEpoch what the last one ended with: the loss, the metrics, and both with {@code
   *     "val_"} before them if there was validation data
   */
  public record Training(int epochs, Map<String, Double> lastEpoch) {

    /** Checks and copies the values. */
    public Training {
      checkArgument(epochs >= 1, "ModelCard: epochs must be at least 1, got %s", epochs);
      lastEpoch = Collections.unmodifiableMap(new LinkedHashMap<>(lastEpoch));
    }
  }

  /** Checks and copies the values. */
  public ModelCard {
    Objects.requireNonNull(library, "ModelCard: library is null");
    Objects.requireNonNull(name, "ModelCard: name is null");
    Objects.requireNonNull(training, "ModelCard: training is null");
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    labels = List.copyOf(labels);
  }

  /**
   * Returns the card of a JSON text.
   *
   * @param where it stands, as an error names it
   * @param json in UTF-8
   * @throws IllegalArgumentException if it is none
   */
  static ModelCard fromJson(String where, byte[] json) {
    return ModelCardJson.read(where, json);
  }

  /** Returns the card as JSON in UTF-8. */
  byte[] toJson() {
    return ModelCardJson.write(this);
  }
}
