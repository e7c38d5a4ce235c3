package io.github.tfrnn.saving;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.graph.NativeMemory;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/** A SavedModel in native memory and what it can be asked. Safe for use by any thread. */
final class SavedModelSession implements AutoCloseable {

  static {
    NativeMemory.liftLimit();
  }

  private final Path directory;
  private final SavedModelBundle bundle;
  private final Map<String, SignatureDef> definitions;
  private final SortedMap<String, ModelSignature> signatures;
  private final Map<String, String> unusable; // why, by name
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  private SavedModelSession(
      Path directory,
      SavedModelBundle bundle,
      SortedMap<String, ModelSignature> signatures,
      Map<String, String> unusable) {
    this.directory = directory;
    this.bundle = bundle;
    this.definitions = bundle.metaGraphDef().getSignatureDefMap();
    this.signatures = Collections.unmodifiableSortedMap(signatures);
    this.unusable = unusable;
  }

  static SavedModelSession load(Path directory) {
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
    SortedMap<String, ModelSignature> signatures = new TreeMap<>();
    Map<String, String> unusable = new TreeMap<>();
    bundle
        .metaGraphDef()
        .getSignatureDefMap()
        .forEach(
            (name, definition) -> {
              try {
                SignatureReader.read(name, definition)
                    .ifPresent(signature -> signatures.put(name, signature));
              } catch (IllegalArgumentException e) {
                unusable.put(name, e.getMessage());
              }
            });
    if (signatures.isEmpty()) {
      bundle.close();
      throw new IllegalArgumentException(
          "%s has no signature with inputs and outputs that can be used%s."
              .formatted(
                  directory,
                  unusable.isEmpty() ? "" : ": " + String.join("; ", unusable.values())));
    }
    return new SavedModelSession(directory, bundle, signatures, unusable);
  }

  SortedMap<String, ModelSignature> signatures() {
    return signatures;
  }

  ModelSignature signature(String name) {
    ModelSignature signature = signatures.get(name);
    checkArgument(
        signature != null,
        "%s has no signature %s that can be used%s; it has %s.",
        directory,
        name,
        unusable.containsKey(name) ? ": " + unusable.get(name) : "",
        String.join(", ", signatures.keySet()));
    return signature;
  }

  /**
   * Runs the graph.
   *
   * @param what is done, as an error names it
   * @param inputs in the order of the signature's names; they stay the caller's
   * @return the outputs in the order of their names; the caller closes it
   */
  Result run(String what, ModelSignature signature, List<? extends TType> inputs) {
    SignatureDef definition = definitions.get(signature.name());
    lock.readLock().lock();
    try {
      requireOpen();
      Session.Runner runner = bundle.session().runner();
      int at = 0;
      for (String name : signature.inputs().keySet()) {
        runner.feed(definition.getInputsOrThrow(name).getName(), inputs.get(at++));
      }
      for (String name : signature.outputs().keySet()) {
        runner.fetch(definition.getOutputsOrThrow(name).getName());
      }
      return runner.run();
    } catch (TFInvalidArgumentException e) {
      throw new IllegalArgumentException(
          what + ": the model does not take these inputs: " + e.getMessage(), e);
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Returns the values of float32 variables, by name.
   *
   * @throws IllegalArgumentException if the graph has no such variable
   */
  Map<String, FloatRows> variables(Collection<String> names) {
    names.forEach(
        name ->
            checkArgument(
                bundle.graph().operation(name) != null,
                "%s has no variable \"%s\".",
                directory,
                name));
    lock.readLock().lock();
    try {
      requireOpen();
      Session.Runner runner = bundle.session().runner();
      names.forEach(runner::fetch);
      Map<String, FloatRows> values = new LinkedHashMap<>();
      try (Result result = runner.run()) {
        for (String name : names) {
          TFloat32 tensor = (TFloat32) result.get(values.size());
          float[] flat = new float[Math.toIntExact(tensor.size())];
          tensor.asRawTensor().data().asFloats().read(flat);
          values.put(name, FloatRows.ofFlat(flat, tensor.shape()));
        }
      }
      return values;
    } finally {
      lock.readLock().unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(directory + ": the model is closed.");
    }
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
