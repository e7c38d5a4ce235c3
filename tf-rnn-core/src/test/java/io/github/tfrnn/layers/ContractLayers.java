package io.github.tfrnn.layers;

import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.keras.KerasModel;
import io.github.tfrnn.networks.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The layers of the contract, for tests of other packages. */
public final class ContractLayers {

  /**
   * A layer that takes one input.
   *
   * @param name of the case
   * @param layer with options that matter
   */
  public record Case(String name, Layer layer, List<Layer> layers) {

    /** Returns a model of it alone, its layers named. */
    public KerasModel model() {
      List<Layer> named = new ArrayList<>();
      for (Layer one : layers) {
        named.add(one.givenName().isPresent() ? one : one.named("layer_" + named.size()));
      }
      return new KerasModel("model", new Stack(named), DTypePolicy.FLOAT32, Optional.empty());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Returns those that take one input. */
  public static List<Case> all() {
    List<Case> all = new ArrayList<>();
    for (List<LayerCase> family :
        List.of(
            CommonCases.all(),
            ConvolutionCases.all(),
            NormalizationCases.all(),
            AudioCases.all())) {
      for (LayerCase one : family) {
        List<Layer> layers = new ArrayList<>();
        if (!(one.stack().get(0).unwrapped() instanceof Input)) {
          layers.add(new Input(one.shape(Input.UNKNOWN, LayerCase.TIMESTEPS)).named("input"));
        }
        layers.addAll(one.stack());
        all.add(new Case(one.name(), one.layer().get(), layers));
      }
    }
    return all;
  }

  private ContractLayers() {}
}
