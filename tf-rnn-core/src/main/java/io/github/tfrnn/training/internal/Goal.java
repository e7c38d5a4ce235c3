package io.github.tfrnn.training.internal;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import java.util.List;

/**
 * What one output of a model is trained for. Immutable.
 *
 * @param output name of the output
 * @param loss what is made small
 * @param weight factor of the loss among those of the other outputs
 * @param metrics what is told besides
 */
public record Goal(String output, Loss loss, float weight, List<Metric> metrics) {

  /** In the place of a name: whatever outputs there are. */
  public static final String EVERY_OUTPUT = "";

  public Goal {
    requireNonNull(output, "compile: the output's name is null");
    requireNonNull(loss, "compile: the loss is null");
    checkArgument(
        weight >= 0 && Float.isFinite(weight),
        "compile: the weight of the loss of \"%s\" must be at least 0, got %s",
        output,
        weight);
    metrics = List.copyOf(metrics);
    long names = metrics.stream().map(Metric::name).distinct().count();
    checkArgument(names == metrics.size(), "compile: two metrics have the same name");
  }
}
