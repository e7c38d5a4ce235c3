package io.github.tfrnn.training;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.optimizers.Optimizer;
import java.util.List;

/**
 * What a model was compiled with; Keras's {@code compile_config}. Immutable, equal by value.
 *
 * @param optimizer how gradients change weights
 * @param objectives one for each output of the model, or a single one {@linkplain
 *     Objective#ofEveryOutput for every output}
 */
public record Compilation(Optimizer optimizer, List<Objective> objectives) {

  public Compilation {
    requireNonNull(optimizer, "optimizer");
    objectives = List.copyOf(objectives);
    checkArgument(!objectives.isEmpty(), "Compilation: there must be at least one objective");
  }
}
