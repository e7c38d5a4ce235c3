package io.github.tfrnn.training.internal;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.graph.ForwardPass;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.graph.WeightValues;
import io.github.tfrnn.layers.LayerWeight;
import io.github.tfrnn.networks.BuiltNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * Finds out where NaN or infinity came from, by going through a failed training step once more in a
 * graph of its own that looks at every layer: the ordinary graph pays nothing for this.
 */
final class NotFiniteSearch implements AutoCloseable {

  private final Program program;
  private final Graph graph = new Graph();
  private final Session session;
  private final long seed;

  /** What is looked at, in the order in which the step computes it. */
  private record Looked(String what, Operand<TInt32> notFinite, Operand<TInt32> size) {}

  NotFiniteSearch(Program program, long seed) {
    this.program = program;
    this.seed = seed;
    this.session = new Session(graph, program.execution().sessionConfig());
  }

  /** Returns what the step computed first that is not finite. */
  String first(Batch batch, long number) {
    Ops tf = Ops.create(graph);
    BuiltNetwork built = BuiltNetwork.build(program.network(), tf, program.policy());
    Map<String, FloatRows> values = program.values();
    WeightValues.write(
        session,
        built.weights().stream().map(LayerWeight::weight).toList(),
        weight -> values.get(weight.name()).toFlat());
    List<Signal> inputs = Program.placeholders(tf, program.network());
    List<Operand<? extends TType>> labels = placeholders(tf, batch.y());
    List<Operand<TFloat32>> weights = weights(tf, batch.weights());
    Operand<TInt64> step = tf.constant(number);

    List<Looked> looked = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      look(
          looked, tf, "the input \"" + program.network().inputNames().get(i) + "\"", inputs.get(i));
    }
    for (LayerWeight weight : built.weights()) {
      Signal value = Signal.of(weight.weight().value(), weight.weight().shape());
      look(looked, tf, "the weight \"" + weight.weight().name() + "\"", value);
    }
    ForwardPass pass =
        ForwardPass.taped(tf, Mode.TRAINING, seed, step)
            .preferring(program.execution().execution())
            .under(program.policy());
    List<Signal> predictions =
        built.call(
            pass,
            inputs,
            1,
            (node, output) -> look(looked, tf, "the output of " + node.where(), output));
    List<Signal> given = labels.stream().map(y -> Signal.of(y, y.shape())).toList();
    LossAndSums told =
        LossAndSums.of(
            pass,
            program.setup().orElseThrow().goals(),
            given,
            predictions,
            weights,
            built.weights());
    look(looked, tf, "the loss", Signal.of(told.loss(), Shape.scalar()));
    Map<Weight, WeightGradient> gradients = told.gradients(pass);
    for (int i = built.weights().size() - 1; i >= 0; i--) { // they are computed from the end
      Weight weight = built.weights().get(i).weight();
      if (gradients.containsKey(weight)) {
        Operand<TFloat32> gradient = gradients.get(weight).values();
        look(
            looked,
            tf,
            "the gradient of \"" + weight.name() + "\"",
            Signal.of(gradient, Shape.unknown()));
      }
    }
    Session.Runner runner = session.runner();
    feed(runner, inputs.stream().<Operand<? extends TType>>map(Signal::values).toList(), batch.x());
    feed(runner, labels, batch.y());
    feed(runner, weights, batch.weights());
    return first(looked, runner);
  }

  private static String first(List<Looked> looked, Session.Runner runner) {
    for (Looked each : looked) {
      runner.fetch(each.notFinite()).fetch(each.size());
    }
    try (Result result = runner.run()) {
      for (int i = 0; i < looked.size(); i++) {
        int bad = ((TInt32) result.get(2 * i)).getInt();
        if (bad > 0) {
          return "%s (%d of %d values)"
              .formatted(looked.get(i).what(), bad, ((TInt32) result.get(2 * i + 1)).getInt());
        }
      }
    }
    return "the norm of the gradients, or their sum";
  }

  private static void look(List<Looked> looked, Ops tf, String what, Signal signal) {
    if (signal.values().asOutput().type() != TFloat32.class) {
      return;
    }
    Operand<TFloat32> values = tf.reshape(signal.floats(), tf.array(-1));
    Operand<TInt32> bad =
        tf.dtypes.cast(tf.math.logicalNot(tf.math.isFinite(values)), TInt32.class);
    looked.add(new Looked(what, tf.sum(bad, tf.constant(0)), tf.size(values)));
  }

  private static List<Operand<? extends TType>> placeholders(Ops tf, List<TType> tensors) {
    List<Operand<? extends TType>> made = new ArrayList<>();
    tensors.forEach(
        tensor -> made.add(tf.placeholder(tensor.type(), Placeholder.shape(tensor.shape()))));
    return made;
  }

  private static List<Operand<TFloat32>> weights(Ops tf, List<TType> tensors) {
    List<Operand<TFloat32>> made = new ArrayList<>();
    tensors.forEach(
        tensor -> made.add(tf.placeholder(TFloat32.class, Placeholder.shape(tensor.shape()))));
    return made;
  }

  private static void feed(
      Session.Runner runner, List<? extends Operand<?>> operands, List<TType> tensors) {
    for (int i = 0; i < tensors.size(); i++) {
      runner.feed(operands.get(i), tensors.get(i));
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
