package io.github.tfrnn.benchmarks;

import java.util.List;

/** What can be compared. */
enum What {
  /** A training step and the prediction of a batch. */
  STEP,
  /** The prediction of one row. */
  LATENCY,
  /** An epoch of two bidirectional layers. */
  EPOCH,
  /** A training step and the prediction of a batch of whole models. */
  MODEL;

  /**
   * Something that a line of a program tells.
   *
   * @param key in the line
   * @param title of the table
   * @param decimals that the table shows
   */
  record Measure(String key, String title, int decimals) {}

  /** Returns what is measured, a table each. */
  List<Measure> measures() {
    Measure memory = new Measure("peak_mb", "Peak resident memory of the process, MB", 0);
    return switch (this) {
      case STEP, MODEL ->
          List.of(
              new Measure("train_ms", "Training step, ms", 1),
              new Measure("infer_ms", "Prediction of a batch, ms", 1),
              new Measure("first_ms", "First training step of the process, ms", 0),
              memory);
      case LATENCY ->
          List.of(
              new Measure("p50_ms", "Prediction of one row, median, ms", 3),
              new Measure("p99_ms", "Prediction of one row, 99th percentile, ms", 3),
              memory);
      case EPOCH ->
          List.of(
              new Measure("epoch_s", "Epoch of two bidirectional layers, s", 1),
              new Measure("first_s", "First epoch of the process, s", 1),
              memory);
    };
  }
}
