package io.github.tfrnn.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.graph.BatchPart;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.graph.ForwardPass;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Tape;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightValues;
import io.github.tfrnn.layers.BuildContext;
import io.github.tfrnn.layers.BuiltLayer;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.LayerWeight;
import io.github.tfrnn.layers.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What a layer gives for the inputs of a golden file: outputs, mask, and gradients of their
 * weighted sum.
 *
 * @param untrained weights that training leaves alone, as the layer itself has left them
 */
record LayerRun(
    List<Array> outputs,
    Array mask,
    Map<String, Array> gradients,
    float regularization,
    Map<String, Array> untrained) {

  static LayerRun of(Golden golden, List<Array> weights) {
    try (Graph graph = new Graph();
        Session session = new Session(graph, ExecutionOptions.threads(2).sessionConfig())) {
      Ops tf = Ops.create(graph);
      Layer layer = KerasConfig.layer(golden.get("layer"));
      Array inputs = golden.array("inputs");
      BuildContext context = BuildContext.of(tf, "layer");
      List<Signal> in = inputs(golden, tf, inputs);
      List<Shape> shapes = in.stream().map(Signal::shape).toList();
      layer.outputShapes("layer", shapes);
      BuiltLayer built = layer.build(context, shapes);

      Mode mode = golden.get("training").booleanValue() ? Mode.TRAINING : Mode.INFERENCE;
      ForwardPass pass = ForwardPass.taped(tf, mode, 0, tf.constant(1L));
      Call call = pass.call("layer", BatchPart.whole(tf, in.get(0).values()));
      List<Weight> made = context.weights().stream().map(LayerWeight::weight).toList();
      List<Signal> out = new ArrayList<>(Recorded.call(built, call, in, made, false));
      out.set(0, recorded(call, in.get(0), out.get(0)));
      Map<String, Operand<TFloat32>> wanted = new LinkedHashMap<>();
      List<Operand<TFloat32>> fetched = gradients(golden, pass, context, in, out, wanted);

      Map<Weight, float[]> values = new HashMap<>();
      for (int i = 0; i < weights.size(); i++) {
        values.put(made.get(i), weights.get(i).values());
      }
      WeightValues.write(session, made.subList(0, weights.size()), values::get);
      LayerRun run = run(session, pass, out, wanted, fetched);
      List<Weight> untrained = made.stream().filter(weight -> !weight.trainable()).toList();
      List<float[]> left = WeightValues.read(session, untrained);
      for (int i = 0; i < untrained.size(); i++) {
        Weight weight = untrained.get(i);
        run.untrained().put(shortName(weight), new Array(weight.shape(), "float32", left.get(i)));
      }
      return run;
    }
  }

  private static String shortName(Weight weight) {
    return weight.name().substring("layer/".length());
  }

  private static List<Signal> inputs(Golden golden, Ops tf, Array first) {
    Signal x = Signal.of(first.constant(tf), first.shape());
    if (golden.has("mask")) {
      x = x.withMask(golden.array("mask").bools(tf));
    }
    List<Signal> in = new ArrayList<>(List.of(x));
    if (golden.has("initial_state")) {
      for (JsonNode state : golden.get("initial_state")) {
        Array array = Array.of(state);
        in.add(Signal.of(array.floats(tf), array.shape()));
      }
    }
    if (golden.has("other_inputs")) {
      for (JsonNode other : golden.get("other_inputs")) {
        Array array = Array.of(other.get("values"));
        Signal signal = Signal.of(array.floats(tf), array.shape());
        in.add(
            other.hasNonNull("mask")
                ? signal.withMask(Array.of(other.get("mask")).bools(tf))
                : signal);
      }
    }
    return in;
  }

  /** Returns what comes out as it went in as a step of the tape. */
  private static Signal recorded(Call call, Signal input, Signal output) {
    if (call.recorded(output.values())) {
      return output;
    }
    Signal step = output.then(call.tf().identity(output.floats()), output.shape());
    call.recordByGraph(List.of(step.floats()), List.of(input.floats()), List.of());
    return step;
  }

  /** Fills {@code wanted} with gradients by name; returns the regularization's terms. */
  private static List<Operand<TFloat32>> gradients(
      Golden golden,
      ForwardPass pass,
      BuildContext context,
      List<Signal> in,
      List<Signal> out,
      Map<String, Operand<TFloat32>> wanted) {
    Ops tf = pass.tf();
    Tape tape = pass.tape().orElseThrow();
    Map<Operand<TFloat32>, Operand<TFloat32>> seeds = new LinkedHashMap<>();
    JsonNode factors = golden.get("output_weights");
    for (int i = 0; i < out.size(); i++) {
      Array factor = Array.of(factors.isArray() ? factors.get(i) : factors);
      Operand<TFloat32> y = out.get(i).floats();
      if (tape.produced(y)) {
        seeds.put(y, factor.floats(tf));
      }
    }
    List<Operand<TFloat32>> penalties = new ArrayList<>(pass.penalties());
    for (LayerWeight weight : context.weights()) {
      weight
          .spec()
          .regularizer()
          .ifPresent(
              regularizer -> {
                // not the variable itself, whose square's gradient crashes TensorFlow
                Operand<TFloat32> value = tf.identity(weight.weight().value());
                Operand<TFloat32> penalty = regularizer.penalty(tf, value);
                tape.recordByGraph(List.of(penalty), List.of(), List.of(weight.weight()));
                penalties.add(penalty);
              });
    }
    penalties.forEach(penalty -> seeds.put(penalty, tf.constant(1f)));
    List<Operand<TFloat32>> xs = new ArrayList<>();
    for (Signal signal : in) {
      if (signal.values().asOutput().type() == TFloat32.class) {
        xs.add(signal.floats());
      }
    }
    Tape.StepGradients found = tape.gradients(seeds, xs);
    for (int i = 0; i < xs.size(); i++) {
      if (found.inputs().get(i) != null) {
        String others = golden.has("other_inputs") ? "other_inputs/" : "initial_state/";
        wanted.put(i == 0 ? "inputs" : others + (i - 1), found.inputs().get(i));
      }
    }
    found
        .weights()
        .forEach(
            (weight, gradient) ->
                wanted.put(shortName(weight), gradient.toDense(tf, weight.shape())));
    return penalties;
  }

  private static LayerRun run(
      Session session,
      ForwardPass pass,
      List<Signal> out,
      Map<String, Operand<TFloat32>> wanted,
      List<Operand<TFloat32>> penalties) {
    Ops tf = pass.tf();
    List<Op> before = new ArrayList<>(wanted.values());
    out.forEach(signal -> before.add(signal.values()));
    Session.Runner runner = session.runner();
    pass.updates(tf.withControlDependencies(before)).forEach(runner::addTarget);
    out.forEach(signal -> runner.fetch(signal.values()));
    wanted.values().forEach(runner::fetch);
    penalties.forEach(runner::fetch);
    boolean masked = out.get(0).mask().isPresent();
    if (masked) {
      runner.fetch(tf.dtypes.cast(out.get(0).mask().get(), TFloat32.class));
    }
    try (Result result = runner.run()) {
      int at = 0;
      List<Array> outputs = new ArrayList<>();
      for (int i = 0; i < out.size(); i++) {
        outputs.add(Array.of(result, at++));
      }
      Map<String, Array> gradients = new HashMap<>();
      for (String name : wanted.keySet()) {
        gradients.put(name, Array.of(result, at++));
      }
      float regularization = 0;
      for (int i = 0; i < penalties.size(); i++) {
        regularization += Array.of(result, at++).values()[0];
      }
      return new LayerRun(
          outputs,
          masked ? Array.of(result, at) : null,
          gradients,
          regularization,
          new HashMap<>());
    }
  }
}
