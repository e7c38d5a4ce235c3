package io.github.tfrnn.saving;

import static com.google.common.base.Preconditions.checkArgument;

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
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Signature;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
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
  private final TensorInfo input;
  private final TensorInfo output;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  private ExportedModel(
      Path directory, SavedModelBundle bundle, TensorInfo input, TensorInfo output) {
    this.directory = directory;
    this.bundle = bundle;
    this.input = input;
    this.output = output;
  }

  /**
   * Loads a model that was written by {@code export}.
   *
   * @param directory the SavedModel folder
   * @return the caller closes it
   * @throws IllegalArgumentException if there is no SavedModel, or not one with one input and one
   *     output
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
    var definition = bundle.metaGraphDef().getSignatureDefMap().get(Signature.DEFAULT_KEY);
    if (definition == null
        || definition.getInputsCount() != 1
        || definition.getOutputsCount() != 1) {
      bundle.close();
      throw new IllegalArgumentException(
          "%s has no signature %s with one input and one output."
              .formatted(directory, Signature.DEFAULT_KEY));
    }
    return new ExportedModel(
        directory,
        bundle,
        definition.getInputsMap().values().iterator().next(),
        definition.getOutputsMap().values().iterator().next());
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
   * Returns the outputs for any number of rows.
   *
   * @param batchSize rows that are computed at once
   * @throws IllegalArgumentException if the model takes inputs of another type or shape, or ids
   *     below another limit
   * @throws IllegalStateException if the model is closed
   */
  public FloatRows predict(Rows rows, int batchSize) {
    checkArgument(batchSize >= 1, "predict: batchSize must be at least 1, got %s", batchSize);
    checkInputs(rows);
    int[] order = IntStream.range(0, rows.count()).toArray();
    RowCollector outputs = new RowCollector(order.length);
    for (int from = 0; from < order.length; from += batchSize) {
      try (TType inputs = rows.batch(order, from, Math.min(order.length, from + batchSize));
          Result result = run(inputs)) {
        outputs.add((TFloat32) result.get(0));
      }
    }
    return outputs.collected();
  }

  private Result run(TType inputs) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(directory + ": the model is closed.");
      }
      return bundle.session().runner().feed(input.getName(), inputs).fetch(output.getName()).run();
    } catch (TFInvalidArgumentException e) {
      throw new IllegalArgumentException(
          "predict: the model does not take these inputs: " + e.getMessage(), e);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Returns the shape of the inputs, batch first. */
  public Shape inputShape() {
    return shape(input.getTensorShape());
  }

  /** Returns the shape of the outputs, batch first. */
  public Shape outputShape() {
    return shape(output.getTensorShape());
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

  private void checkInputs(Rows rows) {
    boolean ids = input.getDtype() == DataType.DT_INT32;
    checkArgument(
        ids == (rows instanceof IntRows),
        "predict: the model takes %s, got %s.",
        ids ? "token ids (int)" : "numbers (float)",
        rows instanceof IntRows ? "ids (int)" : "numbers (float)");
    checkArgument(
        inputShape().isCompatibleWith(rows.shape()),
        "predict: the model takes inputs %s, got %s.",
        Shapes.toString(inputShape()),
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
