package io.github.tfrnn.training.internal;

import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.optimizers.Optimizer;
import java.util.List;

/** What a model is trained with. Immutable. */
public record Setup(Optimizer optimizer, Loss loss, List<Metric> metrics) {
  public Setup {
    metrics = List.copyOf(metrics);
  }
}
