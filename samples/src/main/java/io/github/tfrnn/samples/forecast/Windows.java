package io.github.tfrnn.samples.forecast;

import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.datasets.TimeSeries;

/**
 * Examples to train on: windows {@code [batch, window, columns]} and the target's next steps {@code
 * [batch, horizon]}, both scaled.
 */
final class Windows {
  private final Preparation preparation;
  private final Rows steps;
  private final Rows labels;
  private final int batchSize;

  /**
   * @param values {@code [steps, columns]}, in the data's own units
   */
  Windows(Preparation preparation, float[][] values, int batchSize) {
    this.preparation = preparation;
    this.batchSize = batchSize;
    float[][] scaled = preparation.scaling().scale(values);
    this.steps = Rows.of(scaled);
    this.labels = Rows.of(labels(scaled));
  }

  /** Row i holds what comes after the window that begins at step i. */
  private float[][] labels(float[][] scaled) {
    int window = preparation.window();
    int horizon = preparation.horizon();
    float[][] rows = new float[scaled.length - window - horizon + 1][horizon];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < horizon; k++) {
        rows[i][k] = scaled[i + window + k][preparation.target()];
      }
    }
    return rows;
  }

  /** Returns the windows whose labels lie in a span, in an order of chance. */
  Dataset<Examples> shuffled(Span span, long seed) {
    return builder(span).shuffle(seed).build().map(preparation::relative);
  }

  /** Returns the windows whose labels lie in a span, in the order of time. */
  Dataset<Examples> inOrder(Span span) {
    return builder(span).build().map(preparation::relative);
  }

  private TimeSeries.Builder builder(Span span) {
    int window = preparation.window();
    return TimeSeries.builder(steps, window)
        .targets(labels)
        .batchSize(batchSize)
        .startIndex(Math.max(0, span.from() - window))
        .endIndex(span.to() - preparation.horizon());
  }
}
