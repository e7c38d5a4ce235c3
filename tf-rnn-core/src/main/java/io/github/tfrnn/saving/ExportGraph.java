package io.github.tfrnn.saving;

import static com.google.common.base.Preconditions.checkArgument;

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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** Builds the graph of inference, with the weights, and writes it as a SavedModel. */
final class ExportGraph {

  /** TensorFlow Serving refuses to predict with signatures of another. */
  private static final String METHOD = "tensorflow/serving/predict";

  static void write(ExportContents contents, Path folder) throws IOException {
    Network network = contents.network();
    Optional<InputTransform> transform = transform(contents);
    try (Graph graph = new Graph();
        Session session = new Session(graph, ExecutionOptions.ofMachine().sessionConfig())) {
      Ops tf = Ops.create(graph);
      BuiltNetwork built = BuiltNetwork.build(network, tf, contents.policy());
      List<Op> initializers = new ArrayList<>();
      Optional<Operand<? extends TType>> given = transform.map(each -> placeholder(tf, each));
      Map<String, Map<String, Operand<?>>> transformed = new LinkedHashMap<>();
      Map<String, Operand<? extends TType>> inputs = new LinkedHashMap<>();
      List<Signal> signals = new ArrayList<>();
      for (Map.Entry<String, TensorSpec> spec : NetworkSpecs.inputs(network).entrySet()) {
        String name = spec.getKey();
        Shape shape = spec.getValue().shape();
        Operand<? extends TType> input =
            given.isPresent()
                ? tf.withName(name)
                    .placeholderWithDefault(
                        made(tf, transform.get(), given.get(), initializers, transformed), shape)
                : tf.withName(name)
                    .placeholder(spec.getValue().type().tensorClass(), Placeholder.shape(shape));
        inputs.put(name, input);
        signals.add(Signal.of(input, shape));
      }
      Map<String, Operand<TFloat32>> outputs = outputs(tf, contents, built, signals);
      List<Weight> weights = built.weights().stream().map(LayerWeight::weight).toList();
      WeightValues.write(session, weights, weight -> contents.values().get(weight.name()).toFlat());
      List<Signature> signatures = new ArrayList<>();
      signatures.add(signature(Signature.DEFAULT_KEY, inputs, outputs));
      contents.assets().stream()
          .flatMap(asset -> asset.signatureNames().stream())
          .distinct()
          .forEach(name -> signatures.add(signature(name, inputs, outputs)));
      transformed.forEach((name, taken) -> signatures.add(signature(name, taken, outputs)));
      Optional<String> initializer = Initializers.together(tf, initializers);
      SavedModelBundle.exporter(folder.toString())
          .withFunctions(
              signatures.stream()
                  .map(signature -> SessionFunction.create(signature, session))
                  .toArray(SessionFunction[]::new))
          .export();
      if (initializer.isPresent()) {
        Initializers.runOnLoad(folder, initializer.get());
      }
    }
  }

  private static Map<String, Operand<TFloat32>> outputs(
      Ops tf, ExportContents contents, BuiltNetwork built, List<Signal> inputs) {
    ForwardPass pass =
        ForwardPass.inference(tf)
            .preferring(Optional.of(Execution.FUSED)) // the fastest for few rows
            .under(contents.policy());
    List<Signal> predicted = built.call(pass, inputs, 1);
    List<Op> told = new ArrayList<>();
    predicted.forEach(output -> told.add(output.values()));
    Ops last = tf.withControlDependencies(pass.updates(tf.withControlDependencies(told)));
    List<String> taken = NetworkSpecs.inputNames(contents.network());
    Map<String, Operand<TFloat32>> outputs = new LinkedHashMap<>();
    for (Map.Entry<String, TensorSpec> spec : NetworkSpecs.outputs(contents.network()).entrySet()) {
      String name = spec.getKey();
      outputs.put(
          name,
          // An output may be named as an input; their operations may not.
          last.withName(taken.contains(name) ? name + "_output" : name)
              .ensureShape(predicted.get(outputs.size()).floats(), spec.getValue().shape()));
    }
    return outputs;
  }

  private static Optional<InputTransform> transform(ExportContents contents) {
    List<InputTransform> transforms =
        contents.assets().stream().flatMap(asset -> asset.inputTransform().stream()).toList();
    if (transforms.isEmpty()) {
      return Optional.empty();
    }
    checkArgument(
        transforms.size() == 1, "export: %s assets make the model's input.", transforms.size());
    InputTransform transform = transforms.get(0);
    Network network = contents.network();
    checkArgument(
        network.inputShapes().size() == 1
            && !NetworkSpecs.inputNames(network).contains(transform.name())
            && !(transform instanceof UnequalInputTransform
                && NetworkSpecs.inputNames(network).contains(UnequalInputTransform.LENGTHS)),
        "export: the signature \"%s\" is for models of one input of another name; this one has %s.",
        transform.name(),
        NetworkSpecs.inputNames(network));
    TensorSpec expected = NetworkSpecs.inputs(network).values().iterator().next();
    checkArgument(
        expected.takes(transform.output()),
        "export: the model takes inputs %s, the signature \"%s\" makes %s.",
        expected,
        transform.name(),
        transform.output());
    return Optional.of(transform);
  }

  /**
   * Returns the model's input.
   *
   * @param signatures takes the names of the signatures with what they take
   */
  private static Operand<? extends TType> made(
      Ops tf,
      InputTransform transform,
      Operand<? extends TType> given,
      List<Op> initializers,
      Map<String, Map<String, Operand<?>>> signatures) {
    signatures.put(transform.name(), Map.of(transform.name(), given));
    if (!(transform instanceof UnequalInputTransform unequal)) {
      return transform.apply(tf, given, initializers::add);
    }
    Operand<TInt32> lengths =
        tf.withName(UnequalInputTransform.LENGTHS)
            .placeholderWithDefault(
                UnequalInputTransform.longest(tf, given), Shape.of(Shape.UNKNOWN_SIZE));
    Map<String, Operand<?>> both = new LinkedHashMap<>();
    both.put(transform.name(), given);
    both.put(UnequalInputTransform.LENGTHS, lengths);
    signatures.put(unequal.nameWithLengths(), both);
    return unequal.apply(tf, given, lengths, initializers::add);
  }

  private static Operand<? extends TType> placeholder(Ops tf, InputTransform transform) {
    return tf.withName(transform.name())
        .placeholder(
            transform.input().type().tensorClass(), Placeholder.shape(transform.input().shape()));
  }

  private static Signature signature(
      String name,
      Map<String, ? extends Operand<?>> inputs,
      Map<String, ? extends Operand<?>> outputs) {
    Signature.Builder signature = Signature.builder(name).methodName(METHOD);
    inputs.forEach(signature::input);
    outputs.forEach(signature::output);
    return signature.build();
  }

  private ExportGraph() {}
}
