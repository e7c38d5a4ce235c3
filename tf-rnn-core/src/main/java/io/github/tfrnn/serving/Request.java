package io.github.tfrnn.serving;

import io.github.tfrnn.saving.ElementType;
import io.github.tfrnn.saving.TensorValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.tensorflow.ndarray.Shape;

/**
 * What one caller asks.
 *
 * @param inputs by name
 * @param rows in each of them
 * @param kind of its rows
 * @param arrival in nanoseconds of {@link System#nanoTime}
 * @param answer for the caller
 */
record Request(
    Map<String, TensorValue> inputs,
    int rows,
    Kind kind,
    long arrival,
    CompletableFuture<Map<String, TensorValue>> answer) {

  /** Rows that fit into one batch: by input, the type and the shape of a row. */
  record Kind(Map<String, Row> byInput) {}

  record Row(ElementType type, Shape shape) {}

  /**
   * Returns a request.
   *
   * @param inputs checked against the signature
   * @throws IllegalArgumentException if the inputs have no rows, or not equally many
   */
  static Request of(Map<String, TensorValue> inputs, long arrival) {
    Map<String, Row> kind = new TreeMap<>();
    int rows = -1;
    for (Map.Entry<String, TensorValue> input : inputs.entrySet()) {
      TensorValue value = input.getValue();
      if (value.shape().isScalar()) {
        throw new IllegalArgumentException(
            "predict: \"%s\" is a single value; a batch is made of rows."
                .formatted(input.getKey()));
      }
      if (value.rows() == 0 || (rows != -1 && rows != value.rows())) {
        throw new IllegalArgumentException(
            "predict: \"%s\" has %d rows; every input needs the same number, at least 1."
                .formatted(input.getKey(), value.rows()));
      }
      rows = value.rows();
      kind.put(input.getKey(), new Row(value.type(), value.shape().tail()));
    }
    return new Request(
        new LinkedHashMap<>(inputs), rows, new Kind(kind), arrival, new CompletableFuture<>());
  }
}
