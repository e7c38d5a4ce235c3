package io.github.tfrnn.training.internal;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.optimizers.Optimizer;
import java.util.List;

/** What a model is trained with. Immutable. */
public record Setup(Optimizer optimizer, Loss loss, List<Metric> metrics) {
  public Setup {
    requireNonNull(optimizer, "compile: the optimizer is null");
    requireNonNull(loss, "compile: the loss is null");
    metrics = List.copyOf(metrics);
    long names = metrics.stream().map(Metric::name).distinct().count();
    checkArgument(names == metrics.size(), "compile: two metrics have the same name");
  }
}
