package io.github.tfrnn.keras;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.models.Functional;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Stack;
import io.github.tfrnn.training.Compilation;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A model as a configuration of Keras describes it: layers and how they are wired, without weights.
 * Layers that were read from a configuration have their names of Keras. Immutable, equal by value.
 *
 * @param name of the model
 * @param layers a {@link Stack} for Keras's Sequential, its Input first if it has one; a {@link
 *     Network} for Functional
 * @param policy the precision that the layers compute in
 * @param compilation what the model is trained with, if the configuration says so
 */
public record KerasModel(
    String name, Layer layers, DTypePolicy policy, Optional<Compilation> compilation) {

  public KerasModel {
    requireNonNull(name, "name");
    requireNonNull(policy, "policy");
    requireNonNull(compilation, "compilation");
    checkArgument(
        layers instanceof Stack || layers instanceof Network,
        "KerasModel: layers must be a Stack or a Network, got %s",
        layers.kind());
  }

  /** Returns the description of a model as it is now. */
  public static KerasModel of(Model model) {
    Layer layers =
        model instanceof Sequential sequential
            ? SequentialLayers.of(sequential)
            : model.wiring().orElseThrow();
    return new KerasModel(model.name(), layers, model.dtypePolicy(), model.compilation());
  }

  /** Returns the same with another compile configuration, or none. */
  public KerasModel withCompilation(Optional<Compilation> newCompilation) {
    return new KerasModel(name, layers, policy, newCompilation);
  }

  /**
   * Returns the model, with a seed drawn anew, compiled if there is a compile configuration. The
   * caller closes it.
   *
   * @throws IllegalArgumentException if the layers do not go together
   */
  public Model toModel() {
    return toModel(ThreadLocalRandom.current().nextLong());
  }

  /**
   * Returns the model, compiled if there is a compile configuration. The caller closes it.
   *
   * @param seed of initial weights, shuffling and dropout
   * @throws IllegalArgumentException if the layers do not go together
   */
  public Model toModel(long seed) {
    Model model =
        layers instanceof Stack stack
            ? Sequential.builder()
                .layers(stack.layers().toArray(Layer[]::new))
                .name(name)
                .seed(seed)
                .dtypePolicy(policy)
                .build()
            : Functional.builder((Network) layers)
                .name(name)
                .seed(seed)
                .dtypePolicy(policy)
                .build();
    try {
      compilation.ifPresent(with -> model.compile(with.optimizer(), with.objectives()));
      return model;
    } catch (RuntimeException | Error e) {
      model.close();
      throw e;
    }
  }
}
