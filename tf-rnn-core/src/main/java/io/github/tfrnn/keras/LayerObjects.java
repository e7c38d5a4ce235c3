package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Stack;
import java.util.Optional;

/** A layer of a model in a configuration: its class, its options, and what all layers have. */
final class LayerObjects {

  /**
   * Returns a layer under its name, or without one where there is none.
   *
   * @param within the model that it is in, as messages name it; empty for the outermost
   */
  static Layer read(Reading reading, String within, JsonNode json) {
    Optional<String> name = name(json);
    Layer layer = unnamed(reading, within, json);
    return name.isEmpty() ? layer : Located.in(where(within, json), () -> layer.named(name.get()));
  }

  /** Returns a layer without its name, as layers within others are. */
  static Layer unnamed(Reading reading, String within, JsonNode json) {
    String where = where(within, json);
    if (!(json instanceof ObjectNode)) {
      throw new ConfigurationException(where + ": must be a layer, got " + Place.shortened(json));
    }
    Options options =
        new Options(reading, where, ConfigObject.config(new Place(reading, where, "config"), json));
    return Located.in(where, () -> read(reading, where, json, options));
  }

  private static Layer read(Reading reading, String where, JsonNode json, Options options) {
    Optional<CustomObjects.Entry<? extends Layer>> custom =
        ClassNames.of(json).stream().flatMap(n -> reading.custom().layer(n).stream()).findFirst();
    if (custom.isPresent()) {
      boolean frozen = isFrozen(options);
      Layer layer = custom.get().reader().apply(options.uncommon());
      return frozen ? layer.frozen() : layer;
    }
    ClassFormat<? extends Layer> format = format(where, json);
    options.ignore("name");
    options.ignore("batch_input_shape");
    options.only("autocast", BooleanNode.TRUE);
    boolean frozen = isFrozen(options);
    if (!(format instanceof InputFormat)
        && LayerFormats.MODELS.named(format.className()).isEmpty()) {
      DTypes.read(options, format.className()).ifPresent(p -> reading.policy(where, p));
    }
    options.ignore("dtype");
    Layer layer = format.read(options);
    options.finish();
    return frozen ? layer.frozen() : layer;
  }

  private static boolean isFrozen(Options options) {
    return !options.or("trainable", OptionFormats.FLAG, true);
  }

  private static ClassFormat<? extends Layer> format(String where, JsonNode json) {
    String className = className(json);
    if (ClassNames.isOfKeras(json)) {
      for (ClassTable<Layer> table : LayerFormats.ALL) {
        Optional<ClassFormat<? extends Layer>> format = table.named(className);
        if (format.isPresent()) {
          return format.get();
        }
      }
    }
    throw new ConfigurationException(
        "%s: the class \"%s\"%s is not supported%s"
            .formatted(
                where,
                className,
                json.path("module").isTextual()
                    ? " of module \"" + json.get("module").textValue() + "\""
                    : "",
                className.equals("Lambda") || className.endsWith("Lambda")
                    ? ": it holds code, which is never run"
                    : ". If it is yours, register it with CustomObjects.withLayer."));
  }

  static String className(JsonNode json) {
    return json.path("class_name").asText("");
  }

  /** Returns the name of a layer. */
  static Optional<String> name(JsonNode json) {
    JsonNode inConfig = json.path("config").path("name");
    JsonNode name = inConfig.isTextual() ? inConfig : json.path("name");
    return name.isTextual() ? Optional.of(name.textValue()) : Optional.empty();
  }

  /** Returns a layer as messages name it. */
  static String where(String within, JsonNode json) {
    String name = name(json).map(n -> "layer \"" + n + "\"").orElse("layer");
    String className = className(json);
    return (within.isEmpty() ? "" : within + ", ")
        + (className.isEmpty() ? name : name + " (" + className + ")");
  }

  /** Returns the object that describes a layer, under a name. */
  static ObjectNode write(Writing outer, Layer layer, String name) {
    Layer plain = layer.unwrapped();
    Writing writing = outer.in("layer \"" + name + "\" (" + layer.kind() + ")");
    ObjectNode config = JsonNodeFactory.instance.objectNode().put("name", name);
    boolean model = plain instanceof Stack || plain instanceof Network;
    if (plain instanceof Input) {
      config.put("dtype", "float32");
    } else {
      config.put("trainable", layer.trainable());
      if (!(plain instanceof Network)) {
        config.set("dtype", DTypes.write(writing.policy()));
      }
    }
    Optional<CustomObjects.Entry<? extends Layer>> custom = writing.custom().of(plain);
    if (custom.isPresent()) {
      config.setAll(custom.get().write(plain, JsonNodeFactory.instance.objectNode()));
      ObjectNode object = ConfigObject.of("custom", custom.get().className(), config);
      return object.put("registered_name", custom.get().className());
    }
    for (ClassTable<Layer> table : LayerFormats.ALL) {
      Optional<ClassFormat<? extends Layer>> format = table.of(plain);
      if (format.isPresent()) {
        table.writeOptions(format.get(), plain, new OptionWriter(writing, config));
        String module = plain instanceof Network ? "keras.src.models.functional" : table.module();
        ObjectNode object = ConfigObject.of(module, format.get().className(), config);
        return model && plain instanceof Network
            ? object.put("registered_name", "Functional")
            : object;
      }
    }
    throw new ConfigurationException(
        "%s: Keras has no such layer. If Python has the class too, register it with"
                .formatted(writing.where())
            + " CustomObjects.withLayer.");
  }

  private LayerObjects() {}
}
