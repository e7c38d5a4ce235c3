package io.github.tfrnn.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.saving.ArrayFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A training at one moment, whole: weights, optimizer, data order, history, what callbacks
 * remember. Going on from it gives bitwise what the training would have given without the
 * interruption.
 *
 * <p>Immutable. Its file is a NumPy archive ({@code numpy.load} opens it) with a description in
 * JSON.
 *
 * @param weights of the model, by name
 * @param optimizer what the optimizer keeps, by name
 * @param position how far training has come
 * @param history what each epoch before ended with
 * @param callbacks what they remember, in their order
 */
public record TrainingSnapshot(
    Map<String, FloatRows> weights,
    Map<String, FloatRows> optimizer,
    Position position,
    List<Map<String, Double>> history,
    List<CallbackMemory> callbacks) {

  private static final String FORMAT = "tf-rnn training 1";
  private static final String WEIGHTS = "weights/";
  private static final String OPTIMIZER = "optimizer/";
  private static final String CALLBACK = "callback/";

  /**
   * How far a training has come.
   *
   * @param epoch the one it is in, from 0
   * @param batch batches of it that are done
   * @param pass the pass over the data that it is in, from 0
   * @param batchOfPass batches of it that are done
   * @param steps training steps since the model was compiled
   * @param seed of the order of examples
   * @param learningRate of the next step
   * @param averagesInUse whether the weights and their moving averages have changed places
   * @param sums what the means of the epoch are made of, for each loss and metric
   */
  public record Position(
      int epoch,
      int batch,
      long pass,
      long batchOfPass,
      long steps,
      long seed,
      double learningRate,
      boolean averagesInUse,
      List<List<Double>> sums) {
    public Position {
      sums = sums.stream().map(List::copyOf).toList();
    }
  }

  public TrainingSnapshot {
    weights = Map.copyOf(weights);
    optimizer = Map.copyOf(optimizer);
    history = history.stream().<Map<String, Double>>map(LinkedHashMap::new).toList();
    callbacks = List.copyOf(callbacks);
  }

  /**
   * Writes the file, in place of one that is there, whole or not at all, and forces it to the disk.
   *
   * @throws UncheckedIOException if it cannot be written; what was there is unchanged then
   */
  public void write(Path file) {
    Map<String, FloatRows> arrays = new LinkedHashMap<>();
    weights.forEach((name, rows) -> arrays.put(WEIGHTS + name, rows));
    optimizer.forEach((name, rows) -> arrays.put(OPTIMIZER + name, rows));
    for (int i = 0; i < callbacks.size(); i++) {
      String prefix = CALLBACK + i + "/";
      callbacks.get(i).arrays().forEach((name, rows) -> arrays.put(prefix + name, rows));
    }
    new ArrayFile(arrays, describe()).write(file);
  }

  private JsonNode describe() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT);
    json.put("epoch", position.epoch).put("batch", position.batch);
    json.put("pass", position.pass).put("batch_of_pass", position.batchOfPass);
    json.put("steps", position.steps).put("seed", position.seed);
    json.set("learning_rate", number(position.learningRate));
    json.put("averages_in_use", position.averagesInUse);
    ArrayNode sums = json.putArray("sums");
    for (List<Double> each : position.sums) {
      ArrayNode values = sums.addArray();
      each.forEach(value -> values.add(number(value)));
    }
    ArrayNode epochs = json.putArray("history");
    history.forEach(logs -> epochs.add(numbers(logs)));
    ArrayNode memories = json.putArray("callbacks");
    callbacks.forEach(memory -> memories.add(numbers(memory.numbers())));
    return json;
  }

  private static ObjectNode numbers(Map<String, Double> numbers) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    numbers.forEach((name, value) -> json.set(name, number(value)));
    return json;
  }

  /** JSON has no number for infinities and NaN: these are text. */
  private static JsonNode number(double value) {
    return Double.isFinite(value)
        ? JsonNodeFactory.instance.numberNode(value)
        : JsonNodeFactory.instance.textNode(Double.toString(value));
  }

  /**
   * Reads a file that {@link #write} wrote.
   *
   * @throws UncheckedIOException if it cannot be read, or is not whole
   * @throws IllegalArgumentException if it is something else
   */
  public static TrainingSnapshot read(Path file) {
    ArrayFile read = ArrayFile.read(file);
    JsonNode json = read.description();
    if (!json.path("format").asText().equals(FORMAT)) {
      throw new IllegalArgumentException(
          "%s holds no training: its format is \"%s\", \"%s\" is needed."
              .formatted(file, json.path("format").asText(), FORMAT));
    }
    List<Map<String, Double>> history = new ArrayList<>();
    json.path("history").forEach(logs -> history.add(numbers(logs)));
    List<List<Double>> sums = new ArrayList<>();
    for (JsonNode each : json.path("sums")) {
      List<Double> values = new ArrayList<>();
      each.forEach(value -> values.add(number(value)));
      sums.add(values);
    }
    List<CallbackMemory> callbacks = new ArrayList<>();
    for (JsonNode memory : json.path("callbacks")) {
      String prefix = CALLBACK + callbacks.size() + "/";
      callbacks.add(new CallbackMemory(numbers(memory), under(prefix, read.arrays())));
    }
    return new TrainingSnapshot(
        under(WEIGHTS, read.arrays()),
        under(OPTIMIZER, read.arrays()),
        new Position(
            json.path("epoch").intValue(),
            json.path("batch").intValue(),
            json.path("pass").longValue(),
            json.path("batch_of_pass").longValue(),
            json.path("steps").longValue(),
            json.path("seed").longValue(),
            number(json.path("learning_rate")),
            json.path("averages_in_use").booleanValue(),
            sums),
        history,
        callbacks);
  }

  private static Map<String, Double> numbers(JsonNode json) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    json.properties().forEach(field -> numbers.put(field.getKey(), number(field.getValue())));
    return numbers;
  }

  private static double number(JsonNode json) {
    return json.isTextual() ? Double.parseDouble(json.textValue()) : json.doubleValue();
  }

  private static Map<String, FloatRows> under(String prefix, Map<String, FloatRows> arrays) {
    Map<String, FloatRows> found = new LinkedHashMap<>();
    arrays.forEach(
        (name, rows) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), rows);
          }
        });
    return found;
  }
}
