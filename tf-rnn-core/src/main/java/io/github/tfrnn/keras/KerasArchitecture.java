package io.github.tfrnn.keras;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Stack;
import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.training.Compilation;
import java.util.List;
import java.util.Optional;

/**
 * Models from and to Keras's configurations: what {@code model.to_json()} gives, and what {@code
 * config.json} in a {@code .keras} file and {@code model_config} in an {@code .h5} file hold.
 *
 * <p>Read are those of Keras 3, and of Keras 2 where its layers compute what Keras 3's do; written
 * are those of Keras 3.15. Layers keep their names. An option, a layer or a class that is not known
 * here is refused, by name and place; none is passed over. Seeds of layers and initializers are: a
 * model here has one seed. Lambda layers and functions hold code, and are refused. Nothing in a
 * configuration loads a class or runs code; classes of your own come with {@link CustomObjects}.
 *
 * <pre>{@code
 * KerasModel described = KerasArchitecture.read(Files.readString(Path.of("config.json")));
 * try (Model model = described.toModel()) { … }
 * }</pre>
 */
public final class KerasArchitecture {

  private static final int LONGEST = 256 << 20; // characters of JSON

  private static final ObjectMapper MAPPER = mapper();

  private static ObjectMapper mapper() {
    ObjectMapper mapper = JsonMapper.builder().build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(Limits.DEPTH)
                .maxDocumentLength(LONGEST)
                .build());
    return mapper;
  }

  /**
   * Returns the model that a configuration in JSON describes, of Keras's layers alone.
   *
   * @throws IllegalArgumentException if it is no JSON, too large, or holds something that is not
   *     supported; the message says what, and of which layer
   */
  public static KerasModel read(String json) {
    return read(json, CustomObjects.none());
  }

  /**
   * Returns the model that a configuration in JSON describes.
   *
   * @param custom classes that Keras does not have
   * @throws IllegalArgumentException if it is no JSON, too large, or holds something that is not
   *     supported; the message says what, and of which layer
   */
  public static KerasModel read(String json, CustomObjects custom) {
    try {
      return read(MAPPER.readTree(json), custom);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "The configuration cannot be read: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Returns the model that a configuration describes, compiled if it has a {@code compile_config}.
   *
   * @param config an object of a {@code class_name} and a {@code config}
   * @param custom classes that Keras does not have
   * @throws IllegalArgumentException if it is too large, or holds something that is not supported;
   *     the message says what, and of which layer
   */
  public static KerasModel read(JsonNode config, CustomObjects custom) {
    Reading reading = new Reading(custom, Limits.check(config));
    JsonNode json = LegacyForms.model(config);
    if (LayerFormats.MODELS.named(LayerObjects.className(json)).isEmpty()) {
      throw new ConfigurationException(
          "The configuration must be that of a Sequential or Functional model, got %s"
              .formatted(Place.shortened(json)));
    }
    Layer layers = LayerObjects.unnamed(reading, "", json).unwrapped();
    String name =
        LayerObjects.name(json).orElse(layers instanceof Stack ? "sequential" : "functional");
    KerasModel model = new KerasModel(name, layers, reading.policy(), Optional.empty());
    JsonNode compile = json.path("compile_config");
    return compile.isObject() && !compile.isEmpty()
        ? model.withCompilation(Optional.of(readCompilation(compile, model, custom)))
        : model;
  }

  /**
   * Returns what a model is trained with: {@code compile_config} of Keras 3, or {@code
   * training_config} of Keras 2.
   *
   * @param model what is trained; losses and metrics by name are for its outputs
   * @throws IllegalArgumentException if it holds something that is not supported
   */
  public static Compilation readCompilation(
      JsonNode config, KerasModel model, CustomObjects custom) {
    boolean keras2 = Limits.check(config) || config.has("optimizer_config");
    return CompilationFormat.read(new Reading(custom, keras2), config, outputs(model));
  }

  /** The names of the outputs; none where they are not known yet, and there is one. */
  private static List<String> outputs(KerasModel model) {
    return model.layers() instanceof Network network ? network.outputNames() : List.of();
  }

  /**
   * Returns the configuration of a model of Keras's layers, as Keras 3.15 writes it.
   *
   * @throws IllegalArgumentException if it has something that Keras cannot tell
   */
  public static ObjectNode write(Model model) {
    return write(model, CustomObjects.none());
  }

  /**
   * Returns the configuration of a model, as Keras 3.15 writes it; compiled if the model is.
   *
   * @param custom classes that Keras does not have
   * @throws IllegalArgumentException if it has something that Keras cannot tell
   */
  public static ObjectNode write(Model model, CustomObjects custom) {
    return write(KerasModel.of(model), custom);
  }

  /**
   * Returns the configuration of a model, as Keras 3.15 writes it.
   *
   * @param custom classes that Keras does not have
   * @throws IllegalArgumentException if it has something that Keras cannot tell
   */
  public static ObjectNode write(KerasModel model, CustomObjects custom) {
    Writing writing = new Writing("", model.policy(), custom);
    ObjectNode json = LayerObjects.write(writing, model.layers(), model.name());
    json.set(
        "compile_config",
        model
            .compilation()
            .map(compilation -> CompilationFormat.write(writing, compilation))
            .orElseGet(JsonNodeFactory.instance::objectNode));
    return json;
  }

  /**
   * Returns what goes with an exported model, so that {@link Models#load} can make a model of it
   * again, to train it or to write it as another kind: {@code model.export(folder,
   * KerasArchitecture.asset(model))}.
   *
   * @throws IllegalArgumentException if it has something that Keras cannot tell
   */
  public static Asset asset(Model model) {
    return asset(model, CustomObjects.none());
  }

  /**
   * As {@link #asset(Model)}.
   *
   * @param custom classes that Keras does not have
   */
  public static Asset asset(Model model, CustomObjects custom) {
    return new ArchitectureAsset(write(model, custom).toString());
  }

  private KerasArchitecture() {}
}
