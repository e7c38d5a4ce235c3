package io.github.tfrnn.saving;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.graph.Execution;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.graph.ForwardPass;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightValues;
import io.github.tfrnn.layers.LayerWeight;
import io.github.tfrnn.networks.BuiltNetwork;
import io.github.tfrnn.networks.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.SessionFunction;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * Writes a model as a SavedModel: inference operations and weights, nothing of training.
 *
 * <p>The folder is written under a temporary name beside its place and moved there when it is
 * whole.
 */
public final class SavedModelExport {

  /** Name of the input of the signature {@code serving_default}, where a model has one. */
  public static final String INPUT = "inputs";

  /** Name of its output, where a model has one. */
  public static final String OUTPUT = "outputs";

  /**
   * Writes a model.
   *
   * @param policy the precision that the layers compute in
   * @param directory where to; must not exist yet
   * @param values of the weights, by name
   * @throws IllegalArgumentException if {@code directory} exists, or an asset has no name of its
   *     own or one with folders
   * @throws UncheckedIOException if it cannot be written; nothing is left behind then
   */
  public static void write(
      Network network,
      DTypePolicy policy,
      Map<String, FloatRows> values,
      Path directory,
      List<? extends Asset> assets) {
    Path target = directory.toAbsolutePath().normalize();
    checkArgument(
        !Files.exists(target),
        "export: %s exists already. Choose another folder, or delete that one first.",
        directory);
    checkNames(assets);
    Path parent = target.getParent();
    List<Path> missing =
        Stream.iterate(parent, folder -> !Files.exists(folder), Path::getParent).toList();
    try {
      Files.createDirectories(parent);
      Path temporary = Files.createTempDirectory(parent, "." + target.getFileName() + "-");
      try {
        Path made = temporary.resolve("model");
        writeGraph(network, policy, values, made);
        for (Asset asset : assets) {
          Path folder = Files.createDirectories(made.resolve("assets"));
          Files.write(folder.resolve(asset.assetName()), asset.assetContent());
        }
        moveIntoPlace(made, target);
      } finally {
        MoreFiles.deleteRecursively(temporary, RecursiveDeleteOption.ALLOW_INSECURE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "export: cannot write %s: %s".formatted(directory, e.getMessage()), e);
    } finally {
      if (!Files.exists(target)) {
        missing.forEach(SavedModelExport::deleteIfEmpty); // the innermost first
      }
    }
  }

  private static void checkNames(List<? extends Asset> assets) {
    Set<String> names = new HashSet<>();
    for (Asset asset : assets) {
      String name = asset.assetName();
      checkArgument(
          !name.isEmpty()
              && !Set.of(".", "..").contains(name)
              && !name.contains("/")
              && !name.contains("\\"),
          "export: \"%s\" cannot name an asset: a file name without folders is needed.",
          name);
      checkArgument(names.add(name), "export: two assets are named \"%s\".", name);
    }
  }

  @SuppressWarnings("EmptyCatch") // the exception on its way tells more
  private static void deleteIfEmpty(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // Someone else uses the folder by now.
    }
  }

  private static void moveIntoPlace(Path made, Path target) throws IOException {
    try {
      Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(made, target);
    }
  }

  private static void writeGraph(
      Network network, DTypePolicy policy, Map<String, FloatRows> values, Path folder)
      throws IOException {
    try (Graph graph = new Graph();
        Session session = new Session(graph, ExecutionOptions.ofMachine().sessionConfig())) {
      Ops tf = Ops.create(graph);
      BuiltNetwork built = BuiltNetwork.build(network, tf, policy);
      Signature.Builder signature = Signature.builder();
      List<Signal> inputs = new ArrayList<>();
      List<String> inputNames = names(network.inputNames(), INPUT);
      for (Shape shape : network.inputShapes()) {
        int i = inputs.size();
        Class<? extends TType> type =
            network.idLimit(i).isPresent() ? TInt32.class : TFloat32.class;
        Operand<? extends TType> input =
            tf.withName(inputNames.get(i)).placeholder(type, Placeholder.shape(shape));
        signature.input(inputNames.get(i), input);
        inputs.add(Signal.of(input, shape));
      }
      ForwardPass pass =
          ForwardPass.inference(tf)
              .preferring(Optional.of(Execution.FUSED)) // the fastest for few rows
              .under(policy);
      List<Signal> predicted = built.call(pass, inputs, 1);
      List<Op> told = new ArrayList<>();
      predicted.forEach(output -> told.add(output.values()));
      Ops last = tf.withControlDependencies(pass.updates(tf.withControlDependencies(told)));
      List<String> outputNames = names(network.outputNames(), OUTPUT);
      for (int i = 0; i < predicted.size(); i++) {
        Operand<TFloat32> output =
            last.withName(freeName(outputNames.get(i), inputNames))
                .ensureShape(predicted.get(i).floats(), network.outputShapes().get(i));
        signature.output(outputNames.get(i), output);
      }
      List<Weight> weights = built.weights().stream().map(LayerWeight::weight).toList();
      WeightValues.write(session, weights, weight -> values.get(weight.name()).toFlat());
      SavedModelBundle.exporter(folder.toString())
          .withFunction(SessionFunction.create(signature.build(), session))
          .export();
    }
  }

  /** A single input or output has one and the same name in every model. */
  private static List<String> names(List<String> ofNetwork, String single) {
    return ofNetwork.size() == 1 ? List.of(single) : ofNetwork;
  }

  /** An output may be named as an input; their operations may not. */
  private static String freeName(String output, List<String> inputs) {
    return inputs.contains(output) ? output + "_output" : output;
  }

  private SavedModelExport() {}
}
