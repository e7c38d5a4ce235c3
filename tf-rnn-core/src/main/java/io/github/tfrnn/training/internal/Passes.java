package io.github.tfrnn.training.internal;

import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.RowCollector;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.tensorflow.Result;
import org.tensorflow.types.TFloat32;

/** Sends all batches of a feed through a program that is not to learn from them. */
public final class Passes {

  /** Told of each batch. */
  public interface Listener {
    /** Before a batch. */
    void batchBegins(int number);

    /**
     * After a batch.
     *
     * @param logs means so far; none of a prediction
     */
    void batchEnded(int number, Map<String, Double> logs);
  }

  /**
   * Returns loss and metrics over all batches.
   *
   * @param steps how many batches are taken at most
   */
  public static Means evaluate(
      Program program, Feed feed, OptionalInt steps, String where, Listener listener) {
    Means means = new Means(program.setup().orElseThrow().goals());
    try (Cursor<Batch> cursor = feed.open(0, 0)) {
      int number = 0;
      for (; number < steps.orElse(Integer.MAX_VALUE) && cursor.hasNext(); number++) {
        listener.batchBegins(number);
        try (Batch batch = cursor.next()) {
          means.add(program.test(batch), batch.size());
        }
        listener.batchEnded(number, means.values(""));
      }
      requireSome(number, where);
    }
    return means;
  }

  /** Returns the outputs for all batches, by name. */
  public static Map<String, FloatRows> predict(
      Program program, Feed feed, OptionalInt rows, String where, Listener listener) {
    Map<String, RowCollector> outputs = new LinkedHashMap<>();
    program
        .network()
        .outputNames()
        .forEach(
            name ->
                outputs.put(
                    name, rows.isPresent() ? RowCollector.of(rows.getAsInt()) : RowCollector.of()));
    try (Cursor<Batch> cursor = feed.open(0, 0)) {
      int number = 0;
      for (; cursor.hasNext(); number++) {
        listener.batchBegins(number);
        try (Batch batch = cursor.next();
            Result result = program.predict(batch.x())) {
          int output = 0;
          for (RowCollector collector : outputs.values()) {
            collector.add((TFloat32) result.get(output++));
          }
        }
        listener.batchEnded(number, Map.of());
      }
      requireSome(number, where);
    }
    Map<String, FloatRows> collected = new LinkedHashMap<>();
    outputs.forEach((name, collector) -> collected.put(name, collector.collected()));
    return collected;
  }

  private static void requireSome(int batches, String where) {
    if (batches == 0) {
      throw new IllegalArgumentException(
          where + ": the data set has no batches: at least one example is needed.");
    }
  }

  private Passes() {}
}
