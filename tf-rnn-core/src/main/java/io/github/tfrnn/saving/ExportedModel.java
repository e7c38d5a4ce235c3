package io.github.tfrnn.saving;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.RowCollector;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Shapes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.tensorflow.Result;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * A model that was exported, loaded to predict: one of this library, or any other SavedModel
 * (Keras's {@code model.export}, {@code tf.saved_model.save}).
 *
 * <pre>{@code
 * try (ExportedModel model = ExportedModel.load(folder)) {
 *   float[][] probabilities = model.predict(ids);
 * }
 * }</pre>
 *
 * <p>{@link #predict} takes ids or numbers and asks {@code serving_default}; {@link #run} asks any
 * of the {@link #signatures}, with values of any type.
 *
 * <p>Safe for use by any number of threads at once, except for a model with stateful layers, whose
 * states all callers share. Whoever loads a model closes it.
 */
public final class ExportedModel implements AutoCloseable {

  private final Path directory;
  private final SavedModelSession session;

  private ExportedModel(Path directory, SavedModelSession session) {
    this.directory = directory;
    this.session = session;
  }

  /**
   * Loads a SavedModel.
   *
   * @param directory its folder; or a folder of versions ({@code 1}, {@code 2}, …), of which the
   *     highest is loaded
   * @return the caller closes it
   * @throws IllegalArgumentException if there is no SavedModel, or one that predicts nothing
   */
  public static ExportedModel load(Path directory) {
    Path folder = directory;
    if (!isSavedModel(directory)) {
      VersionedFolder versions = new VersionedFolder(directory);
      OptionalLong newest = versions.newest();
      if (newest.isPresent()) {
        folder = versions.folder(newest.getAsLong());
      }
    }
    checkArgument(
        isSavedModel(folder), "%s is no exported model: it has no file saved_model.pb.", folder);
    return new ExportedModel(folder, SavedModelSession.load(folder));
  }

  private static boolean isSavedModel(Path folder) {
    return Files.isRegularFile(folder.resolve("saved_model.pb"));
  }

  /** Returns the folder that was loaded; of a folder of versions, that of the version. */
  public Path directory() {
    return directory;
  }

  /** Returns what can be asked, by name. Signatures with other types than ours are left out. */
  public SortedMap<String, ModelSignature> signatures() {
    return session.signatures();
  }

  /**
   * Returns a signature.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public ModelSignature signature(String name) {
    return session.signature(name);
  }

  /** Asks {@code serving_default}; see {@link #run(String, Map)}. */
  public Map<String, TensorValue> run(Map<String, TensorValue> inputs) {
    return run(Signature.DEFAULT_KEY, inputs);
  }

  /**
   * Returns the outputs of a signature by name, in the order of their names.
   *
   * @param inputs by name
   * @throws IllegalArgumentException if there is no such signature, a name is missing or unknown,
   *     or a type, shape or value is none that the model takes
   * @throws IllegalStateException if the model is closed
   */
  public Map<String, TensorValue> run(String signature, Map<String, TensorValue> inputs) {
    ModelSignature asked = signature(signature);
    asked.require(inputs);
    Map<String, TType> tensors = new LinkedHashMap<>();
    try {
      asked
          .inputs()
          .keySet()
          .forEach(name -> tensors.put(name, NativeTensors.of(inputs.get(name))));
      Map<String, TensorValue> outputs = new LinkedHashMap<>();
      try (Result result = session.run("run", asked, List.copyOf(tensors.values()))) {
        for (String name : asked.outputs().keySet()) {
          outputs.put(name, NativeTensors.copyOf((TType) result.get(outputs.size())));
        }
      }
      return outputs;
    } finally {
      tensors.values().forEach(TType::close);
    }
  }

  /** Returns the outputs for token ids {@code [rows, timesteps]}, as {@code [rows, units]}. */
  public float[][] predict(int[][] ids) {
    return predict(Rows.of(ids)).toMatrix();
  }

  /** Returns the outputs for {@code [rows, timesteps, features]}, as {@code [rows, units]}. */
  public float[][] predict(float[][][] sequences) {
    return predict(Rows.of(sequences)).toMatrix();
  }

  /** As {@link #predict(Rows, int)}, 32 rows at once. */
  public FloatRows predict(Rows rows) {
    return predict(rows, 32);
  }

  /**
   * Returns the output of a model of one input and one output, for any number of rows.
   *
   * @param batchSize rows that are computed at once
   * @throws IllegalArgumentException if the model takes inputs of another type or shape, or ids
   *     below another limit, or has several inputs or outputs
   * @throws IllegalStateException if the model is closed
   */
  public FloatRows predict(Rows rows, int batchSize) {
    ModelSignature asked = signature(Signature.DEFAULT_KEY);
    only("inputs", asked.inputs());
    only("outputs", asked.outputs());
    return predict(Fields.of(rows), batchSize).values().iterator().next();
  }

  /**
   * Returns the outputs, by name, for any number of rows.
   *
   * @param fields inputs by name; {@link #inputs} tells the names
   * @param batchSize rows that are computed at once
   * @throws IllegalArgumentException if the model takes inputs of another type or shape, or ids
   *     below another limit
   * @throws IllegalStateException if the model is closed
   */
  public Map<String, FloatRows> predict(Fields fields, int batchSize) {
    checkArgument(batchSize >= 1, "predict: batchSize must be at least 1, got %s", batchSize);
    ModelSignature asked = signature(Signature.DEFAULT_KEY);
    List<String> names = List.copyOf(asked.inputs().keySet());
    List<Rows> all = fields.inOrderOf("predict: inputs", names);
    for (int i = 0; i < names.size(); i++) {
      String which = names.size() == 1 ? "" : "\"" + names.get(i) + "\": ";
      checkInput(which, asked.inputs().get(names.get(i)), all.get(i));
    }
    asked.outputs().forEach(ExportedModel::checkOutput);
    int[] order = IntStream.range(0, fields.count()).toArray();
    Map<String, RowCollector> collectors = new LinkedHashMap<>();
    asked.outputs().keySet().forEach(name -> collectors.put(name, RowCollector.of(order.length)));
    for (int from = 0; from < order.length; from += batchSize) {
      try (Result result = run(asked, all, order, from, Math.min(order.length, from + batchSize))) {
        int output = 0;
        for (RowCollector collector : collectors.values()) {
          collector.add((TFloat32) result.get(output++));
        }
      }
    }
    Map<String, FloatRows> collected = new LinkedHashMap<>();
    collectors.forEach((name, collector) -> collected.put(name, collector.collected()));
    return collected;
  }

  private Result run(ModelSignature asked, List<Rows> rows, int[] order, int from, int to) {
    List<TType> tensors = new ArrayList<>();
    try {
      rows.forEach(each -> tensors.add(each.batch(order, from, to)));
      return session.run("predict", asked, tensors);
    } finally {
      tensors.forEach(TType::close);
    }
  }

  private static void checkInput(String which, TensorSpec input, Rows rows) {
    boolean given = rows instanceof IntRows;
    boolean ids = input.type() == ElementType.INT32;
    checkArgument(
        ids || input.type() == ElementType.FLOAT32,
        "predict: %sthe model takes %s, which rows do not hold: use run.",
        which,
        input);
    checkArgument(
        ids == given,
        "predict: %sthe model takes %s, got %s.",
        which,
        ids ? "token ids (int)" : "numbers (float)",
        given ? "ids (int)" : "numbers (float)");
    checkArgument(
        input.takes(rows.shape()),
        "predict: %sthe model takes inputs %s, got %s.",
        which,
        Shapes.toString(input.shape()),
        Shapes.toString(rows.shape()));
  }

  private static void checkOutput(String name, TensorSpec output) {
    checkArgument(
        output.type() == ElementType.FLOAT32,
        "predict: the output \"%s\" is %s, which predict does not return: use run.",
        name,
        output);
  }

  /** Returns the shapes of the inputs of {@code serving_default} by name, batch first. */
  public Map<String, Shape> inputs() {
    return shapes(signature(Signature.DEFAULT_KEY).inputs());
  }

  /** Returns the shapes of the outputs of {@code serving_default} by name, batch first. */
  public Map<String, Shape> outputs() {
    return shapes(signature(Signature.DEFAULT_KEY).outputs());
  }

  private static Map<String, Shape> shapes(Map<String, TensorSpec> specs) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    specs.forEach((name, spec) -> shapes.put(name, spec.shape()));
    return shapes;
  }

  /**
   * Returns the shape of the only input, batch first.
   *
   * @throws IllegalArgumentException if there are several
   */
  public Shape inputShape() {
    return only("inputs", signature(Signature.DEFAULT_KEY).inputs()).shape();
  }

  /**
   * Returns the shape of the only output, batch first.
   *
   * @throws IllegalArgumentException if there are several
   */
  public Shape outputShape() {
    return only("outputs", signature(Signature.DEFAULT_KEY).outputs()).shape();
  }

  private static TensorSpec only(String what, Map<String, TensorSpec> specs) {
    checkArgument(
        specs.size() == 1,
        "the model has %s %s (%s): give and take them by name.",
        specs.size(),
        what,
        String.join(", ", specs.keySet()));
    return specs.values().iterator().next();
  }

  /**
   * Returns what an asset holds.
   *
   * @param name of the file, such as {@code "tokenizer.json"}
   * @throws IllegalArgumentException if the model was exported without it
   * @throws UncheckedIOException if it cannot be read
   */
  public byte[] asset(String name) {
    try {
      return Files.readAllBytes(directory.resolve("assets").resolve(name));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "%s was exported without the asset \"%s\".".formatted(directory, name), e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s: cannot read the asset \"%s\": %s".formatted(directory, name, e.getMessage()), e);
    }
  }

  /**
   * Returns the weights of a model that this library exported, by name.
   *
   * @param names as {@code Model.getWeights} has them
   * @throws IllegalArgumentException if there is no such weight
   * @throws IllegalStateException if the model is closed
   */
  public Map<String, FloatRows> weights(Collection<String> names) {
    return session.variables(names);
  }

  /** Returns whether the model was exported with an asset. */
  public boolean hasAsset(String name) {
    return Files.isRegularFile(directory.resolve("assets").resolve(name));
  }

  /**
   * Returns what the model says of itself; empty for models that this library did not export.
   *
   * @throws IllegalArgumentException if the card cannot be read
   */
  public Optional<ModelCard> card() {
    return hasAsset(ModelCard.ASSET_NAME)
        ? Optional.of(ModelCard.fromJson(directory.toString(), asset(ModelCard.ASSET_NAME)))
        : Optional.empty();
  }

  /**
   * Frees the native memory, when requests that have begun are answered; later ones are refused.
   * Closing twice does nothing.
   */
  @Override
  public void close() {
    session.close();
  }
}
