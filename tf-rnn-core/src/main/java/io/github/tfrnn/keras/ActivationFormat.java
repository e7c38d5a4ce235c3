package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.activations.ParametricActivation;
import io.github.tfrnn.layers.ELU;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.LeakyReLU;
import io.github.tfrnn.layers.ReLU;
import io.github.tfrnn.layers.Softmax;
import java.util.List;
import java.util.Optional;

/**
 * Activations in configurations: Keras's names, or a layer in the place of a function, which is how
 * Keras tells parameters. Null is the identity.
 */
final class ActivationFormat implements OptionFormat<Activation> {

  static final OptionFormat<Activation> ACTIVATION = new ActivationFormat();

  private static final String HARD_SIGMOID = "hard_sigmoid";

  @Override
  public boolean takesNull() {
    return true;
  }

  @Override
  public Activation read(Place place, JsonNode json) {
    if (json.isNull()) {
      return Activation.LINEAR;
    }
    Optional<String> name = name(json);
    if (name.isEmpty()) {
      return ofLayer(place, json);
    }
    if (place.reading().keras2() && name.get().equals(HARD_SIGMOID)) {
      throw place.notSupported(
          json, "Keras 2 computes 0.2·x + 0.5 under this name, Keras 3 something else");
    }
    return Located.in(
        place.object() + ": option \"" + place.option() + "\"", () -> Activation.of(name.get()));
  }

  /** The name of a function of Keras, as text or as an object. */
  private static Optional<String> name(JsonNode json) {
    if (json.isTextual()) {
      return Optional.of(json.textValue());
    }
    boolean function =
        json.path("class_name").asText().equals("function")
            && json.path("module").asText().startsWith("keras.")
            && json.path("config").isTextual();
    return function ? Optional.of(json.get("config").textValue()) : Optional.empty();
  }

  private static Activation ofLayer(Place place, JsonNode json) {
    Optional<ClassFormat<? extends Layer>> format =
        LayerFormats.SIMPLE.named(json.path("class_name").asText());
    if (format.isEmpty()) {
      throw place.notSupported(json, "only functions of Keras can be activations");
    }
    Layer layer = LayerObjects.unnamed(place.reading(), place.object(), json);
    if (layer instanceof LeakyReLU leaky) {
      return Activation.leakyRelu(leaky.negativeSlope());
    }
    if (layer instanceof ELU elu) {
      return Activation.elu(elu.alpha());
    }
    if (layer.equals(ReLU.create())) {
      return Activation.RELU;
    }
    if (layer.equals(ReLU.create().withMaxValue(6))) {
      return Activation.RELU6;
    }
    if (layer.equals(Softmax.create())) {
      return Activation.SOFTMAX;
    }
    throw place.notSupported(json, "this layer cannot be an activation here");
  }

  @Override
  public JsonNode write(Writing writing, Activation activation) {
    Optional<String> name = Activation.nameOf(activation);
    if (name.isPresent()) {
      return TextNode.valueOf(name.get());
    }
    if (activation instanceof ParametricActivation parametric) {
      List<Float> parameters = parametric.parameters();
      switch (parametric.kind()) {
        case LEAKY_RELU -> {
          return LayerObjects.write(writing, LeakyReLU.of(parameters.get(0)), "leaky_re_lu");
        }
        case ELU -> {
          return LayerObjects.write(writing, ELU.of(parameters.get(0)), "elu");
        }
        default -> {}
      }
    }
    throw writing.cannotTell("activation", activation);
  }

  private ActivationFormat() {}
}
