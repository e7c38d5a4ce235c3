package io.github.tfrnn.saving;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.RowCollector;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.graph.NativeMemory;
import io.github.tfrnn.graph.Shapes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * A model that was exported, loaded to predict.
 *
 * <p>Safe for use by any number of threads at once, except for a model with stateful layers, whose
 * states all callers share. Whoever loads a model closes it.
 */
public final class ExportedModel implements AutoCloseable {

  static {
    NativeMemory.liftLimit();
  }

  private final Path directory;
  private final SavedModelBundle bundle;
  private final Map<String, TensorInfo> inputs;
  private final Map<String, TensorInfo> outputs;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  private ExportedModel(Path directory, SavedModelBundle bundle, SignatureDef signature) {
    this.directory = directory;
    this.bundle = bundle;
    this.inputs = new TreeMap<>(signature.getInputsMap()); // the file keeps no order
    this.outputs = new TreeMap<>(signature.getOutputsMap());
  }

  /**
   * Loads a model that was written by {@code export}.
   *
   * @param directory the SavedModel folder
   * @return the caller closes it
   * @throws IllegalArgumentException if there is no SavedModel, or one that predicts nothing
   */
  public static ExportedModel load(Path directory) {
    checkArgument(
        Files.isRegularFile(directory.resolve("saved_model.pb")),
        "%s is no exported model: it has no file saved_model.pb.",
        directory);
    SavedModelBundle bundle;
    try {
      bundle =
          SavedModelBundle.loader(directory.toString())
              .withConfigProto(ExecutionOptions.ofMachine().sessionConfig())
              .load();
    } catch (TensorFlowException e) {
      throw new IllegalArgumentException(
          "%s cannot be loaded as a SavedModel: %s".formatted(directory, e.getMessage()), e);
    }
    SignatureDef signature = bundle.metaGraphDef().getSignatureDefMap().get(Signature.DEFAULT_KEY);
    if (signature == null || signature.getInputsCount() == 0 || signature.getOutputsCount() == 0) {
      bundle.close();
      throw new IllegalArgumentException(
          "%s has no signature %s with inputs and outputs."
              .formatted(directory, Signature.DEFAULT_KEY));
    }
    return new ExportedModel(directory, bundle, signature);
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
    only("inputs", inputs);
    only("outputs", outputs);
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
    List<String> names = List.copyOf(inputs.keySet());
    List<Rows> all = fields.inOrderOf("predict: inputs", names);
    for (int i = 0; i < names.size(); i++) {
      checkInput(names.size() == 1 ? "" : "\"" + names.get(i) + "\": ", names.get(i), all.get(i));
    }
    int[] order = IntStream.range(0, fields.count()).toArray();
    Map<String, RowCollector> collectors = new LinkedHashMap<>();
    outputs.keySet().forEach(name -> collectors.put(name, RowCollector.of(order.length)));
    for (int from = 0; from < order.length; from += batchSize) {
      try (Result result = run(all, order, from, Math.min(order.length, from + batchSize))) {
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

  private Result run(List<Rows> rows, int[] order, int from, int to) {
    List<TType> tensors = new ArrayList<>();
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(directory + ": the model is closed.");
      }
      Session.Runner runner = bundle.session().runner();
      for (TensorInfo input : inputs.values()) {
        tensors.add(rows.get(tensors.size()).batch(order, from, to));
        runner.feed(input.getName(), tensors.get(tensors.size() - 1));
      }
      outputs.values().forEach(output -> runner.fetch(output.getName()));
      return runner.run();
    } catch (TFInvalidArgumentException e) {
      throw new IllegalArgumentException(
          "predict: the model does not take these inputs: " + e.getMessage(), e);
    } finally {
      lock.readLock().unlock();
      tensors.forEach(TType::close);
    }
  }

  /** Returns the shapes of the inputs by name, batch first. */
  public Map<String, Shape> inputs() {
    return shapes(inputs);
  }

  /** Returns the shapes of the outputs by name, batch first. */
  public Map<String, Shape> outputs() {
    return shapes(outputs);
  }

  private static Map<String, Shape> shapes(Map<String, TensorInfo> infos) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    infos.forEach((name, info) -> shapes.put(name, shape(info.getTensorShape())));
    return shapes;
  }

  /**
   * Returns the shape of the only input, batch first.
   *
   * @throws IllegalArgumentException if there are several
   */
  public Shape inputShape() {
    return shape(only("inputs", inputs).getTensorShape());
  }

  /**
   * Returns the shape of the only output, batch first.
   *
   * @throws IllegalArgumentException if there are several
   */
  public Shape outputShape() {
    return shape(only("outputs", outputs).getTensorShape());
  }

  private static TensorInfo only(String what, Map<String, TensorInfo> infos) {
    checkArgument(
        infos.size() == 1,
        "the model has %s %s (%s): give and take them by name.",
        infos.size(),
        what,
        String.join(", ", infos.keySet()));
    return infos.values().iterator().next();
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

  private void checkInput(String which, String name, Rows rows) {
    TensorInfo input = inputs.get(name);
    boolean ids = input.getDtype() == DataType.DT_INT32;
    checkArgument(
        ids == (rows instanceof IntRows),
        "predict: %sthe model takes %s, got %s.",
        which,
        ids ? "token ids (int)" : "numbers (float)",
        rows instanceof IntRows ? "ids (int)" : "numbers (float)");
    Shape expected = shape(input.getTensorShape());
    checkArgument(
        expected.isCompatibleWith(rows.shape()),
        "predict: %sthe model takes inputs %s, got %s.",
        which,
        Shapes.toString(expected),
        Shapes.toString(rows.shape()));
  }

  private static Shape shape(TensorShapeProto proto) {
    return Shape.of(proto.getDimList().stream().mapToLong(TensorShapeProto.Dim::getSize).toArray());
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        bundle.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
