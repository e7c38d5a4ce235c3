package io.github.tfrnn.training.internal;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.graph.ForwardPass;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.graph.WeightValues;
import io.github.tfrnn.layers.LayerWeight;
import io.github.tfrnn.layers.internal.BuiltStack;
import io.github.tfrnn.layers.internal.LayerStack;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.optimizers.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * A model in one graph and one session: its weights, and the steps that are run on them.
 *
 * <p>Predictions may be asked for by any number of threads; a training step waits for them and they
 * for it. Whoever makes a program closes it.
 */
public final class Program implements AutoCloseable {

  /** What a model is trained with. */
  public record Setup(Optimizer optimizer, Loss loss, List<Metric> metrics) {
    public Setup {
      metrics = List.copyOf(metrics);
    }
  }

  private static final String NOT_FINITE = "the loss is not finite";

  private final LayerStack stack;
  private final ExecutionOptions execution;
  private final long seed;
  private final Graph graph;
  private final Ops tf;
  private final Session session;
  private final BuiltStack built;
  private final List<LayerWeight> weights;
  private final Operand<? extends TType> x;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<Integer, Operand<TFloat32>> predictSteps = new HashMap<>();
  private final Optional<Setup> setup;
  private final Map<Weight, List<Weight>> slots = new LinkedHashMap<>();
  private final Operand<TFloat32> exampleWeights;
  private final Operand<TInt64> stepNumber;
  private final Operand<TFloat32> learningRate;
  private Operand<? extends TType> y; // its type is that of the first labels
  private final Map<String, BatchStep> batchSteps = new HashMap<>();
  private boolean closed;

  /** Fetches and targets of one kind of step. */
  private record BatchStep(
      Operand<TFloat32> loss, List<Operand<TFloat32>> sums, List<Op> targets) {}

  private Program(LayerStack stack, ExecutionOptions execution, long seed, Optional<Setup> setup) {
    this.stack = stack;
    this.execution = execution;
    this.seed = seed;
    this.setup = setup;
    this.graph = new Graph();
    this.tf = Ops.create(graph);
    this.built = stack.build(tf);
    this.weights = built.weights();
    this.x =
        stack.idLimit().isPresent()
            ? placeholder(TInt32.class, stack.input(), "x")
            : placeholder(TFloat32.class, stack.input(), "x");
    this.exampleWeights = placeholder(TFloat32.class, Shape.of(-1), "example_weights");
    this.stepNumber = placeholder(TInt64.class, Shape.scalar(), "step");
    this.learningRate = placeholder(TFloat32.class, Shape.scalar(), "learning_rate");
    this.session = new Session(graph, execution.sessionConfig());
  }

  /**
   * Returns a program with freshly initialized weights.
   *
   * @param seed of the initial weights and of dropout
   * @param setup what it is trained with, if it is
   */
  public static Program create(
      LayerStack stack, ExecutionOptions execution, long seed, Optional<Setup> setup) {
    Program program = new Program(stack, execution, seed, setup);
    program.initialize();
    return program;
  }

  /** Gives weights their first values, and slots zeros: at once, while the graph is small. */
  private void initialize() {
    RandomGenerator random = new SplittableRandom(seed);
    Map<Weight, float[]> values = new LinkedHashMap<>();
    for (LayerWeight weight : weights) {
      values.put(
          weight.weight(), weight.spec().initializer().values(weight.spec().shape(), random));
    }
    setup.ifPresent(with -> addSlots(with.optimizer()));
    slots
        .values()
        .forEach(
            of -> of.forEach(s -> values.put(s, new float[Math.toIntExact(s.shape().size())])));
    WeightValues.write(session, List.copyOf(values.keySet()), values::get);
  }

  private void addSlots(Optimizer optimizer) {
    for (Weight weight : allWeights()) {
      if (weight.trainable()) {
        slots.put(
            weight,
            optimizer.slots().stream()
                .map(
                    slot ->
                        Weight.create(
                            tf, "optimizer/" + weight.name() + "_" + slot, weight.shape(), false))
                .toList());
      }
    }
  }

  private <T extends TType> Operand<T> placeholder(Class<T> type, Shape shape, String name) {
    return tf.withName(name).placeholder(type, Placeholder.shape(shape));
  }

  /** Returns the layers. */
  public LayerStack stack() {
    return stack;
  }

  /** Returns the weights, layer by layer. */
  public List<LayerWeight> weights() {
    return weights;
  }

  /** Returns what the program is trained with, if it is. */
  public Optional<Setup> setup() {
    return setup;
  }

  /** Returns a copy of the values of all weights, by name. */
  public Map<String, FloatRows> values() {
    List<Weight> all = allWeights();
    List<float[]> values = locked(false, () -> WeightValues.read(session, all));
    Map<String, FloatRows> byName = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      byName.put(all.get(i).name(), FloatRows.ofFlat(values.get(i), all.get(i).shape()));
    }
    return byName;
  }

  /** Sets all weights; names and shapes must be this program's. */
  public void setValues(Map<String, FloatRows> values) {
    locked(
        true,
        () -> {
          WeightValues.write(session, allWeights(), weight -> values.get(weight.name()).toFlat());
          return null;
        });
  }

  /** Sets the states of stateful layers to zeros. */
  public void resetStates() {
    List<Weight> states = allWeights().stream().filter(weight -> !weight.trainable()).toList();
    locked(
        true,
        () -> {
          WeightValues.write(
              session, states, weight -> new float[Math.toIntExact(weight.shape().size())]);
          return null;
        });
  }

  /**
   * Returns the outputs for one batch.
   *
   * @param inputs {@code [batch, ...]}
   * @return the caller closes it
   */
  public Result predict(TType inputs) {
    int parts = execution.parts(inputs.shape().get(0));
    Operand<TFloat32> step = predictStep(parts);
    return locked(false, () -> session.runner().feed(x, inputs).fetch(step).run());
  }

  /** Evaluates one batch. */
  public StepResult test(Batch batch) {
    BatchStep step = batchStep("test", batch, this::testStep);
    return run(step, batch, 0, 0);
  }

  /**
   * Trains on one batch.
   *
   * @param number of the step, from 1
   * @throws IllegalStateException if the loss is not finite; no weight has changed then
   */
  public StepResult train(Batch batch, long number, double rate) {
    BatchStep step = batchStep("train", batch, this::trainStep);
    return run(step, batch, number, rate);
  }

  private StepResult run(BatchStep step, Batch batch, long number, double rate) {
    try (TInt64 numberTensor = TInt64.scalarOf(number);
        TFloat32 rateTensor = TFloat32.scalarOf((float) rate)) {
      Session.Runner runner =
          session
              .runner()
              .feed(x, batch.x())
              .feed(y, batch.y())
              .feed(exampleWeights, batch.weights())
              .feed(stepNumber, numberTensor)
              .feed(learningRate, rateTensor)
              .fetch(step.loss());
      step.sums().forEach(runner::fetch);
      step.targets().forEach(runner::addTarget);
      try (Result result = locked(true, runner::run)) {
        List<double[]> sums = new ArrayList<>();
        for (int i = 0; i < step.sums().size(); i++) {
          sums.add(doubles((TFloat32) result.get(i + 1)));
        }
        return new StepResult(((TFloat32) result.get(0)).getFloat(), sums);
      }
    } catch (TFInvalidArgumentException e) {
      if (e.getMessage().contains(NOT_FINITE)) {
        throw new NotFiniteException();
      }
      throw e;
    }
  }

  private static double[] doubles(TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    tensor.asRawTensor().data().asFloats().read(values);
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  /** The loss of a step was NaN or infinite; the step has changed nothing. */
  public static final class NotFiniteException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    NotFiniteException() {
      super("The loss is NaN or infinite.");
    }
  }

  private Operand<TFloat32> predictStep(int parts) {
    return locked(
        false,
        () -> {
          synchronized (predictSteps) {
            return predictSteps.computeIfAbsent(
                parts,
                n -> {
                  ForwardPass pass = ForwardPass.inference(tf.withSubScope("predict_" + n));
                  Signal outputs = built.call(pass, Signal.of(x, stack.input()), n);
                  return pass.tf()
                      .withControlDependencies(pass.updates())
                      .identity(outputs.floats());
                });
          }
        });
  }

  private BatchStep batchStep(
      String kind, Batch batch, java.util.function.IntFunction<BatchStep> maker) {
    if (y == null) {
      y = placeholder(batch.y().type(), batchless(batch.y().shape()), "y");
    }
    int parts = execution.parts(batch.size());
    BatchStep step = batchSteps.get(kind + parts);
    if (step == null) {
      step = maker.apply(parts);
      batchSteps.put(kind + parts, step);
    }
    return step;
  }

  private static Shape batchless(Shape shape) {
    long[] axes = shape.asArray().clone();
    Arrays.fill(axes, 0, Math.min(2, axes.length), Shape.UNKNOWN_SIZE);
    return Shape.of(axes);
  }

  private BatchStep testStep(int parts) {
    ForwardPass pass =
        ForwardPass.taped(tf.withSubScope("test_" + parts), Mode.INFERENCE, seed, stepNumber);
    Objective objective = objective(pass, parts);
    return new BatchStep(objective.loss(), objective.sums(), pass.updates());
  }

  private BatchStep trainStep(int parts) {
    ForwardPass pass =
        ForwardPass.taped(tf.withSubScope("train_" + parts), Mode.TRAINING, seed, stepNumber);
    Objective objective = objective(pass, parts);
    Map<Weight, WeightGradient> gradients = objective.gradients(pass);

    // Weights are read in place, so every reader of this step must be done before the first of them
    // changes.
    Ops ops = pass.tf();
    List<Op> before = new ArrayList<>(objective.sums());
    before.add(
        ops.assertThat(ops.math.isFinite(objective.loss()), List.of(ops.constant(NOT_FINITE))));
    gradients.values().forEach(gradient -> before.addAll(gradient.operands()));
    Ops after = ops.withControlDependencies(before);
    List<Op> targets = new ArrayList<>(pass.updates());
    io.github.tfrnn.optimizers.Step step =
        new io.github.tfrnn.optimizers.Step(
            learningRate, after.dtypes.cast(stepNumber, TFloat32.class));
    for (LayerWeight weight : weights) {
      WeightGradient gradient = gradients.get(weight.weight());
      if (gradient != null) {
        targets.add(update(after, weight, gradient, step));
      }
    }
    return new BatchStep(objective.loss(), objective.sums(), targets);
  }

  private Op update(
      Ops ops, LayerWeight weight, WeightGradient gradient, io.github.tfrnn.optimizers.Step step) {
    Optimizer optimizer = setup.orElseThrow().optimizer();
    Op updated = optimizer.update(ops, weight.weight(), gradient, slots.get(weight.weight()), step);
    return weight
        .spec()
        .constraint()
        .<Op>map(
            constraint -> {
              Ops then = tf.withControlDependencies(updated);
              return then.assign(
                  weight.weight().value(),
                  constraint.project(then, then.identity(weight.weight().value())));
            })
        .orElse(updated);
  }

  private Objective objective(ForwardPass pass, int parts) {
    Setup with = setup.orElseThrow();
    Signal predictions = built.call(pass, Signal.of(x, stack.input()), parts);
    return Objective.of(
        pass,
        with.loss(),
        with.metrics(),
        Signal.of(y, y.shape()),
        predictions,
        exampleWeights,
        weights);
  }

  private List<Weight> allWeights() {
    return weights.stream().map(LayerWeight::weight).toList();
  }

  private <T> T locked(boolean exclusive, Supplier<T> action) {
    var with = exclusive ? lock.writeLock() : lock.readLock();
    with.lock();
    try {
      if (closed) {
        throw new IllegalStateException("The model is closed.");
      }
      return action.get();
    } finally {
      with.unlock();
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
        graph.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
