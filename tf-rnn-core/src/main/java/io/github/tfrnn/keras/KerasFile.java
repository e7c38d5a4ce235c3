package io.github.tfrnn.keras;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.saving.KerasArchive;
import io.github.tfrnn.saving.KerasWeights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A whole model in a file of Keras: its configuration, its weights, what its optimizer knew. Read
 * from {@code .keras} and from the {@code .h5} of Keras 2, also such as Keras 3 refuses; written as
 * {@code .keras}.
 *
 * <p>A file that is broken, cut off, or made to do harm is refused with an {@link
 * UncheckedIOException} before anything is made of it, in memory of a few times its size. The
 * configuration is data; nothing of it is run. Immutable, as long as nobody changes the JSON.
 *
 * <pre>{@code
 * try (Model model = KerasFile.read(Path.of("model.keras")).toModel()) {
 *   model.fit(examples, FitOptions.batchSize(32)); // goes on where Python stopped
 *   KerasFile.of(model).write(Path.of("model.keras"));
 * }
 * }</pre>
 *
 * @param metadata which Keras wrote the file
 * @param config the model; the statistics that {@code Normalization} layers were adapted to, which
 *     Keras keeps among the weights, are told in it
 * @param compilation what the model is trained with, if the file tells
 * @param weights and what the optimizer knew
 */
public record KerasFile(
    JsonNode metadata, JsonNode config, Optional<JsonNode> compilation, KerasWeights weights) {

  /** The Keras whose files are written. */
  static final String KERAS_VERSION = "3.15.1";

  private static final String COMPILATION = "compile_config";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /**
   * Returns what a file of a model of Keras's layers is to hold.
   *
   * @throws IllegalArgumentException if the model has something that Keras cannot tell
   * @throws IllegalStateException if the model is closed, or its input shape not known yet
   */
  public static KerasFile of(Model model) {
    return of(model, CustomObjects.none());
  }

  /**
   * Returns what a file of a model is to hold.
   *
   * @param custom classes that Keras does not have
   * @throws IllegalArgumentException if the model has something that Keras cannot tell
   * @throws IllegalStateException if the model is closed, or its input shape not known yet
   */
  public static KerasFile of(Model model, CustomObjects custom) {
    return of(model, KerasArchitecture.write(model, custom));
  }

  /**
   * Returns what a file of a model is to hold.
   *
   * @param config of the model, as Keras writes it, with {@code compile_config} in it if it is
   *     compiled
   * @throws IllegalStateException if the model is closed, or its input shape not known yet
   */
  public static KerasFile of(Model model, JsonNode config) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    metadata.put("keras_version", KERAS_VERSION); // no date: equal models make equal files
    KerasWeights weights =
        KerasWeights.of(model.network(), model.getWeights(), model.getOptimizerValues());
    return new KerasFile(metadata, config, compilation(config), weights);
  }

  /**
   * Reads a file.
   *
   * @throws UncheckedIOException if it cannot be read, is damaged, or holds weights alone
   */
  public static KerasFile read(Path file) {
    try {
      return KerasWeights.looksLikeOne(file)
          ? ofTree(KerasWeights.read(file))
          : ofArchive(KerasArchive.read(file));
    } catch (IOException e) {
      throw new UncheckedIOException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static KerasFile ofArchive(KerasArchive archive) {
    JsonNode config =
        KerasStatistics.told(archive.config(), archive.weights().root(), KerasStatistics.Kind.V3);
    return new KerasFile(archive.metadata(), config, compilation(config), archive.weights());
  }

  private static KerasFile ofTree(KerasWeights weights) throws IOException {
    Map<String, String> texts = weights.root().texts();
    if (!texts.containsKey("model_config")) {
      throw new IOException(
          "it holds weights alone. Make the model, then call its loadWeights with this file.");
    }
    JsonNode config =
        KerasStatistics.told(
            json(texts, "model_config"), weights.root(), KerasStatistics.Kind.LEGACY);
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    metadata.put("keras_version", texts.getOrDefault("keras_version", "1"));
    Optional<JsonNode> compilation =
        texts.containsKey("training_config")
            ? Optional.of(json(texts, "training_config"))
            : Optional.empty();
    return new KerasFile(metadata, config, compilation, weights);
  }

  private static JsonNode json(Map<String, String> texts, String name) throws IOException {
    try {
      JsonNode json = JSON.readTree(texts.get(name));
      if (!json.isObject()) {
        throw new IOException("its %s is no JSON object".formatted(name));
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new IOException("its %s is no JSON (%s)".formatted(name, e.getOriginalMessage()), e);
    }
  }

  private static Optional<JsonNode> compilation(JsonNode config) {
    JsonNode compilation = config.path(COMPILATION);
    return compilation.isObject() && !compilation.isEmpty()
        ? Optional.of(compilation)
        : Optional.empty();
  }

  /**
   * Returns the model of the file, of Keras's layers alone; see {@link #toModel(CustomObjects)}.
   *
   * @throws IllegalArgumentException if it holds something that is not supported
   */
  public Model toModel() {
    return toModel(CustomObjects.none());
  }

  /**
   * Returns the model of the file: built, its weights set, compiled if the file tells with what,
   * and then ready to go on with its training. The caller closes it.
   *
   * @param custom classes that Keras does not have
   * @throws IllegalArgumentException if it holds something that is not supported, or weights that
   *     do not go with the model
   */
  public Model toModel(CustomObjects custom) {
    KerasModel described = KerasArchitecture.read(config, custom);
    if (described.compilation().isEmpty() && compilation.isPresent()) {
      described =
          described.withCompilation(
              Optional.of(KerasArchitecture.readCompilation(compilation.get(), described, custom)));
    }
    Model model = described.toModel();
    try {
      restore(model);
      return model;
    } catch (RuntimeException | Error e) {
      model.close();
      throw e;
    }
  }

  /**
   * Sets the weights of a model to those of the file; if it is compiled with the optimizer of the
   * file, training goes on from there.
   *
   * @param model made from {@link #config}
   * @throws IllegalArgumentException if the weights are of another model; nothing has changed then
   */
  public void restore(Model model) {
    model.restore(weights);
  }

  /**
   * Writes the file as {@code .keras}, in place of one that is there, whole or not at all. Equal
   * content makes equal bytes.
   *
   * @throws UncheckedIOException if it cannot be written; what was there is unchanged then
   */
  public void write(Path file) {
    new KerasArchive(metadata, config, weights).write(file);
  }
}
