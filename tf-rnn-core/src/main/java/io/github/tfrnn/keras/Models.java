package io.github.tfrnn.keras;

import static com.google.common.base.Preconditions.checkArgument;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.saving.AtomicFile;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.KerasArchive;
import io.github.tfrnn.saving.KerasWeights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Whole models from and to files, of whatever kind they are: Keras's {@code load_model} and {@code
 * model.save}.
 *
 * <pre>{@code
 * try (Model model = Models.load(Path.of("model.keras"))) { // from Python
 *   model.fit(examples, FitOptions.batchSize(32)); // goes on where Python stopped
 *   Models.save(model, Path.of("model.keras")); // back to Python
 * }
 * }</pre>
 *
 * <p>Nothing in a file loads a class or runs code; classes of your own come with {@link
 * CustomObjects}.
 */
public final class Models {

  /**
   * Returns the model of a file, of Keras's layers alone; see {@link #load(Path, CustomObjects)}.
   */
  public static Model load(Path path) {
    return load(path, CustomObjects.none());
  }

  /**
   * Returns the model of a file or folder. What it holds tells of which kind it is, not its name:
   *
   * <ul>
   *   <li>{@code .keras}: with weights, compiled, and what the optimizer knew
   *   <li>{@code .h5} of Keras 2, or of Keras 3: likewise
   *   <li>{@code .json}: what {@code model.to_json()} gives; the weights are new
   *   <li>a folder: what this library exported with {@link KerasArchitecture#asset}; with weights,
   *       compiled, the optimizer anew
   * </ul>
   *
   * @param custom classes that Keras does not have
   * @return the caller closes it
   * @throws UncheckedIOException if it cannot be read, or is damaged
   * @throws IllegalArgumentException if it is none of these, holds weights alone, or something that
   *     is not supported; the message tells what, and where
   */
  public static Model load(Path path, CustomObjects custom) {
    if (Files.isDirectory(path)) {
      return exported(path, custom);
    }
    try {
      if (KerasArchive.looksLikeOne(path) || KerasWeights.looksLikeOne(path)) {
        return KerasFile.read(path).toModel(custom);
      }
      if (looksLikeJson(path)) {
        return KerasArchitecture.read(Files.readString(path, UTF_8), custom).toModel();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read: %s".formatted(path, e), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s: %s".formatted(path, e.getMessage()), e);
    }
    throw new IllegalArgumentException(
        path + " holds no model: a .keras, .h5 or .json file of Keras, or a folder is needed.");
  }

  /**
   * Returns the model of a configuration and a file of weights.
   *
   * @param architecture as {@code model.to_json()} gives it
   * @param weights of any kind that {@link Model#loadWeights} reads
   * @return the caller closes it
   * @throws UncheckedIOException if a file cannot be read, or is damaged
   * @throws IllegalArgumentException if they do not go together, or are not supported
   */
  public static Model load(Path architecture, Path weights, CustomObjects custom) {
    Model model = load(architecture, custom);
    try {
      model.loadWeights(weights);
      return model;
    } catch (RuntimeException | Error e) {
      model.close();
      throw e;
    }
  }

  /** Writes a model of Keras's layers; see {@link #save(Model, Path, CustomObjects)}. */
  public static void save(Model model, Path file) {
    save(model, file, CustomObjects.none());
  }

  /**
   * Writes a whole model, in place of a file that is there, whole or not at all. Equal models make
   * equal bytes. Its name says of which kind it is:
   *
   * <ul>
   *   <li>{@code .keras}: everything, what the optimizer knows included
   *   <li>{@code .h5}, {@code .hdf5}: the older kind, without what the optimizer knows
   *   <li>{@code .json}: how it is made, without weights
   * </ul>
   *
   * @param custom classes that Keras does not have
   * @throws UncheckedIOException if it cannot be written; what was there is unchanged then
   * @throws IllegalArgumentException if the name has another ending, or the model has something
   *     that Keras cannot tell
   * @throws IllegalStateException if the model is closed, or its input shape not known yet
   */
  public static void save(Model model, Path file, CustomObjects custom) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    checkArgument(
        !name.endsWith(".weights.h5"),
        "save: %s would hold weights alone: use saveWeights, or another name.",
        file);
    if (name.endsWith(".keras")) {
      KerasFile.of(model, custom).write(file);
    } else if (name.endsWith(".h5") || name.endsWith(".hdf5")) {
      legacy(model, custom).write(file);
    } else if (name.endsWith(".json")) {
      byte[] json = KerasArchitecture.write(model, custom).toPrettyString().getBytes(UTF_8);
      AtomicFile.write(file, out -> out.write(json));
    } else {
      throw new IllegalArgumentException(
          "save: %s must end with .keras, .h5 or .json. A SavedModel comes from export."
              .formatted(file));
    }
  }

  private static KerasWeights legacy(Model model, CustomObjects custom) {
    ObjectNode config = KerasArchitecture.write(model, custom);
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("backend", "tensorflow");
    texts.put("keras_version", KerasFile.KERAS_VERSION);
    if (config.remove("compile_config") instanceof ObjectNode compiled && !compiled.isEmpty()) {
      compiled.set("optimizer_config", compiled.remove("optimizer")); // its name in such files
      texts.put("training_config", compiled.toString());
    }
    texts.put("model_config", config.toString());
    return KerasWeights.legacyModel(
        KerasWeights.legacy(model.network(), model.getWeights()), texts);
  }

  private static boolean looksLikeJson(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(64), UTF_8).stripLeading().startsWith("{");
    }
  }

  private static Model exported(Path folder, CustomObjects custom) {
    try (ExportedModel exported = ExportedModel.load(folder)) {
      checkArgument(
          exported.hasAsset(ArchitectureAsset.NAME),
          "%s was exported without its architecture: it can predict (ExportedModel.load), but not"
              + " be trained or written as another kind. Export it with KerasArchitecture.asset.",
          exported.directory());
      String json = new String(exported.asset(ArchitectureAsset.NAME), UTF_8);
      Model model = KerasArchitecture.read(json, custom).toModel();
      try {
        model.network(); // builds it
        model.setWeights(exported.weights(model.getWeights().keySet()));
        return model;
      } catch (RuntimeException | Error e) {
        model.close();
        throw e;
      }
    }
  }

  private Models() {}
}
