package io.github.tfrnn.training.internal;

import io.github.tfrnn.graph.Execution;
import io.github.tfrnn.graph.ForwardPass;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.layers.LayerWeight;
import io.github.tfrnn.networks.BuiltNetwork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * The operations that train a program's weights and evaluate them, each kind added to the graph
 * when first needed.
 *
 * <p>Not thread-safe.
 */
final class TrainingSteps {

  /** What the message of the graph's own check says. */
  static final String NOT_FINITE = "loss or gradients are not finite";

  private static final WeightUpdates.Phase NO_UPDATE = new WeightUpdates.Phase(false, false);

  private final Ops tf;
  private final BuiltNetwork built;
  private final List<Signal> inputs;
  private final Setup setup;
  private final long seed;
  private final Optional<Execution> preferred;
  private final WeightUpdates weightUpdates;
  private final Operand<TInt64> number;
  private final Operand<TFloat32> learningRate;
  private final Map<String, Operand<? extends TType>> fed = new HashMap<>();
  private final Map<String, BatchStep> steps = new HashMap<>();

  /** One kind of step: what to feed, fetch and run, which may differ from batch to batch. */
  private record BatchStep(
      Fed fed, LossAndSums told, Function<WeightUpdates.Phase, List<Op>> targets) {}

  /** Placeholders for the labels and weights of each output. */
  private record Fed(List<Operand<? extends TType>> labels, List<Operand<TFloat32>> weights) {}

  TrainingSteps(
      Ops tf,
      BuiltNetwork built,
      List<Signal> inputs,
      Setup setup,
      long seed,
      Optional<Execution> preferred) {
    this.tf = tf;
    this.built = built;
    this.inputs = inputs;
    this.setup = setup;
    this.seed = seed;
    this.preferred = preferred;
    this.number = placeholder(TInt64.class, Shape.scalar(), "step");
    this.learningRate = placeholder(TFloat32.class, Shape.scalar(), "learning_rate");
    this.weightUpdates =
        new WeightUpdates(tf, built.weights(), setup.optimizer(), number, learningRate);
  }

  /** Returns what the optimizer keeps. */
  OptimizerState optimizerState() {
    return weightUpdates.state();
  }

  /**
   * Prepares the evaluation of a batch; the first result is the loss, the others the metrics' sums.
   */
  Session.Runner test(Session session, Batch batch, int parts) {
    return runner(session, step("test", batch, parts), batch, NO_UPDATE);
  }

  /**
   * Prepares a training step; results as those of {@link #test}.
   *
   * @param stepNumber from 1
   * @param rate the learning rate
   */
  Session.Runner train(Session session, Batch batch, int parts, TInt64 stepNumber, TFloat32 rate) {
    WeightUpdates.Phase phase = weightUpdates.phase(stepNumber.getLong());
    return runner(session, step("train", batch, parts), batch, phase)
        .feed(number, stepNumber)
        .feed(learningRate, rate);
  }

  private Session.Runner runner(
      Session session, BatchStep step, Batch batch, WeightUpdates.Phase phase) {
    Session.Runner runner = session.runner();
    for (int i = 0; i < inputs.size(); i++) {
      runner.feed(inputs.get(i).values(), batch.x().get(i));
    }
    for (int i = 0; i < batch.y().size(); i++) {
      runner.feed(step.fed().labels().get(i), batch.y().get(i));
      runner.feed(step.fed().weights().get(i), batch.weights().get(i));
    }
    runner.fetch(step.told().loss());
    step.told().losses().forEach(runner::fetch);
    step.told().sums().forEach(runner::fetch);
    step.targets().apply(phase).forEach(runner::addTarget);
    return runner;
  }

  private BatchStep step(String kind, Batch batch, int parts) {
    List<Operand<? extends TType>> labels = new ArrayList<>();
    List<Operand<TFloat32>> weights = new ArrayList<>();
    StringBuilder kinds = new StringBuilder();
    for (int i = 0; i < batch.y().size(); i++) {
      TType y = batch.y().get(i);
      Shape shape = anyBatch(y);
      String labelKind = i + " " + y.dataType() + Shapes.toString(shape);
      labels.add(fed.computeIfAbsent(labelKind, key -> placeholder(y.type(), shape, "y")));
      int axes = batch.weights().get(i).shape().numDimensions();
      String weightKind = i + " weights" + axes;
      weights.add(weightsOf(weightKind, axes));
      kinds.append(labelKind).append(weightKind);
    }
    Fed given = new Fed(labels, weights);
    return steps.computeIfAbsent(
        kind + parts + kinds,
        key -> kind.equals("train") ? trainStep(given, parts) : testStep(given, parts));
  }

  @SuppressWarnings("unchecked") // made as float32 just here
  private Operand<TFloat32> weightsOf(String kind, int axes) {
    Shape shape = axes == 1 ? Shape.of(-1) : Shape.of(-1, -1);
    return (Operand<TFloat32>)
        fed.computeIfAbsent(kind, key -> placeholder(TFloat32.class, shape, "sample_weights"));
  }

  /** The shape of labels for any number of rows, and of timesteps where they have some. */
  private static Shape anyBatch(TType labels) {
    long[] axes = labels.shape().asArray().clone();
    axes[0] = Shapes.UNKNOWN;
    boolean timesteps = axes.length == 3 || (axes.length == 2 && labels instanceof TInt32);
    if (timesteps && axes[1] != 1) {
      axes[1] = Shapes.UNKNOWN;
    }
    return Shape.of(axes);
  }

  private BatchStep testStep(Fed given, int parts) {
    ForwardPass pass =
        ForwardPass.taped(tf.withSubScope("test_" + parts), Mode.INFERENCE, seed, number)
            .preferring(preferred)
            .under(built.policy());
    LossAndSums told = told(pass, given, parts);
    Ops after = pass.tf().withControlDependencies(told.loss());
    List<Op> updates = pass.updates(after);
    return new BatchStep(given, told, phase -> updates);
  }

  private BatchStep trainStep(Fed given, int parts) {
    ForwardPass pass =
        ForwardPass.taped(tf.withSubScope("train_" + parts), Mode.TRAINING, seed, number)
            .preferring(preferred)
            .under(built.policy());
    LossAndSums told = told(pass, given, parts);
    Map<Weight, WeightGradient> gradients = inOrder(told.gradients(pass));

    Map<WeightUpdates.Phase, List<Op>> targets = new HashMap<>();
    return new BatchStep(
        given,
        told,
        phase -> targets.computeIfAbsent(phase, key -> targets(pass, told, gradients, phase)));
  }

  private List<Op> targets(
      ForwardPass pass,
      LossAndSums told,
      Map<Weight, WeightGradient> gradients,
      WeightUpdates.Phase phase) {
    Ops ops = pass.tf();
    Map<Weight, WeightGradient> ready = weightUpdates.ready(ops, gradients, phase);
    List<WeightGradient> checked = new ArrayList<>(gradients.values());
    if (ready != gradients) {
      checked.addAll(ready.values()); // a norm may be too large for a float
    }

    // Weights are read in place: all that reads them in this step comes before the first of them
    // changes.
    List<Op> before = new ArrayList<>(told.sums());
    before.addAll(told.losses());
    before.add(
        ops.assertThat(
            ops.math.isFinite(total(ops, told.loss(), checked)),
            List.of(ops.constant(NOT_FINITE))));
    ready.values().forEach(gradient -> before.addAll(gradient.operands()));
    Ops after = ops.withControlDependencies(before);
    List<Op> targets = new ArrayList<>(pass.updates(after));
    targets.addAll(weightUpdates.apply(after, ready, phase));
    return targets;
  }

  /**
   * The gradients in the order of the model's weights: a sum over all of them, as for their norm,
   * then adds in the same order, and so rounds to the same bits, whenever the model is made.
   */
  private Map<Weight, WeightGradient> inOrder(Map<Weight, WeightGradient> gradients) {
    Map<Weight, WeightGradient> ordered = new LinkedHashMap<>();
    for (LayerWeight weight : built.weights()) {
      WeightGradient gradient = gradients.get(weight.weight());
      if (gradient != null) {
        ordered.put(weight.weight(), gradient);
      }
    }
    return ordered;
  }

  /** The loss and all entries of all gradients, added up: finite only if each of them is. */
  private static Operand<TFloat32> total(
      Ops ops, Operand<TFloat32> loss, Collection<WeightGradient> gradients) {
    List<Operand<TFloat32>> sums = new ArrayList<>(List.of(loss));
    for (WeightGradient gradient : gradients) {
      Operand<TFloat32> flat = ops.reshape(gradient.values(), ops.array(-1));
      sums.add(ops.sum(flat, ops.constant(0)));
    }
    return ops.math.addN(sums);
  }

  private LossAndSums told(ForwardPass pass, Fed given, int parts) {
    List<Signal> predictions = built.call(pass, inputs, parts);
    List<Signal> labelled = new ArrayList<>();
    given.labels().forEach(y -> labelled.add(Signal.of(y, y.shape())));
    return LossAndSums.of(
        pass, setup.goals(), labelled, predictions, given.weights(), built.weights());
  }

  private <T extends TType> Operand<T> placeholder(Class<T> type, Shape shape, String name) {
    return tf.withName(name).placeholder(type, Placeholder.shape(shape));
  }
}
