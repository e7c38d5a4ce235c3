package io.github.tfrnn.training.internal;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.graph.ForwardPass;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightValues;
import io.github.tfrnn.layers.LayerWeight;
import io.github.tfrnn.layers.WeightSpec;
import io.github.tfrnn.networks.BuiltNetwork;
import io.github.tfrnn.networks.Network;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.RunOptions;
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

  /** A single row takes longer to hand from thread to thread than to compute. */
  private static final RunOptions ON_THIS_THREAD =
      RunOptions.newBuilder().setInterOpThreadPool(-1).build();

  private final ExecutionOptions execution;
  private final long seed;
  private final Optional<Setup> setup;
  private final Graph graph;
  private final Session session;
  private final BuiltNetwork built;
  private final List<Signal> inputs;
  private final Optional<TrainingSteps> training;
  private final PredictSteps predictSteps;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  private Program(
      Graph graph,
      Session session,
      Network network,
      DTypePolicy policy,
      ExecutionOptions execution,
      long seed,
      Optional<Setup> setup) {
    this.graph = graph;
    this.session = session;
    this.execution = execution;
    this.seed = seed;
    this.setup = setup.map(with -> with.inOrderOf(network));
    Ops tf = Ops.create(graph);
    this.built = BuiltNetwork.build(network, tf, policy);
    this.inputs = placeholders(tf, network);
    this.training =
        this.setup.map(
            with -> new TrainingSteps(tf, built, inputs, with, seed, execution.execution()));
    this.predictSteps = new PredictSteps(graph, built, inputs, execution);
    initialize(new SplittableRandom(seed));
  }

  /**
   * Returns a program with freshly initialized weights.
   *
   * @param policy the precision that the layers compute in
   * @param seed of the initial weights and of dropout
   * @param setup what it is trained with, if it is
   */
  public static Program create(
      Network network,
      DTypePolicy policy,
      ExecutionOptions execution,
      long seed,
      Optional<Setup> setup) {
    Graph graph = new Graph();
    Session session = null;
    try {
      session = new Session(graph, execution.sessionConfig());
      return new Program(graph, session, network, policy, execution, seed, setup);
    } catch (RuntimeException | Error e) {
      if (session != null) {
        session.close();
      }
      graph.close();
      throw e;
    }
  }

  /**
   * Gives weights and optimizer variables their first values: at once, while the graph is small.
   */
  private void initialize(RandomGenerator random) {
    Map<Weight, float[]> values = new LinkedHashMap<>();
    for (LayerWeight weight : built.weights()) {
      values.put(
          weight.weight(), weight.spec().initializer().values(weight.spec().shape(), random));
    }
    optimizerState()
        .ifPresent(
            state ->
                state.variables().forEach(slot -> values.put(slot, state.initialValues(slot))));
    WeightValues.write(session, List.copyOf(values.keySet()), values::get);
  }

  static List<Signal> placeholders(Ops tf, Network network) {
    List<Signal> signals = new ArrayList<>();
    for (Shape shape : network.inputShapes()) {
      Class<? extends TType> type =
          network.idLimit(signals.size()).isPresent() ? TInt32.class : TFloat32.class;
      signals.add(Signal.of(tf.withName("x").placeholder(type, Placeholder.shape(shape)), shape));
    }
    return signals;
  }

  /** Returns the layers. */
  public Network network() {
    return built.network();
  }

  /** Returns the precision that the layers compute in. */
  public DTypePolicy policy() {
    return built.policy();
  }

  /**
   * Returns how each recurrence is run in training, and why, by layer: from a graph of its own,
   * since the one for training is made when it begins.
   */
  public Map<String, String> executions() {
    try (Graph scratch = new Graph()) {
      Ops tf = Ops.create(scratch);
      BuiltNetwork again = BuiltNetwork.build(network(), tf, policy());
      ForwardPass pass =
          ForwardPass.taped(tf, Mode.TRAINING, 0, tf.constant(1L))
              .preferring(execution.execution())
              .under(policy());
      again.call(pass, placeholders(tf, network()), 1);
      return pass.executions();
    }
  }

  /** Returns how the program uses the machine. */
  public ExecutionOptions execution() {
    return execution;
  }

  /** Returns the weights, layer by layer. */
  public List<LayerWeight> weights() {
    return built.weights();
  }

  /** Returns what the program is trained with, if it is. */
  public Optional<Setup> setup() {
    return setup;
  }

  /** Returns a copy of the values of all weights, by name. */
  public Map<String, FloatRows> values() {
    return locked(false, () -> NamedValues.read(session, allWeights()));
  }

  /**
   * Sets all weights.
   *
   * @throws IllegalArgumentException if one is missing, unknown, or of another shape; none has
   *     changed then
   */
  public void setValues(Map<String, FloatRows> values) {
    NamedValues.check("setWeights", "model", allWeights(), values);
    exclusively(() -> NamedValues.write(session, allWeights(), values));
  }

  /**
   * Returns a copy of all that the optimizer keeps, by name: in the order of Keras's {@code
   * optimizer.variables} after its iteration and learning rate. Nothing if the program is not
   * trained.
   */
  public Map<String, FloatRows> optimizerValues() {
    return locked(false, () -> NamedValues.read(session, optimizerVariables()));
  }

  /**
   * Sets all that the optimizer keeps.
   *
   * @throws IllegalArgumentException if a value is missing, unknown, or of another shape; none has
   *     changed then
   */
  public void setOptimizerValues(Map<String, FloatRows> values) {
    NamedValues.check("setOptimizerValues", "optimizer", optimizerVariables(), values);
    exclusively(() -> NamedValues.write(session, optimizerVariables(), values));
  }

  /** Returns what each of the optimizer's variables is kept for, in the order of their values. */
  public Map<String, OptimizerState.Kept> optimizerKept() {
    Map<String, OptimizerState.Kept> kept = new LinkedHashMap<>();
    optimizerState()
        .ifPresent(
            state ->
                state
                    .variables()
                    .forEach(variable -> kept.put(variable.name(), state.kept(variable))));
    return kept;
  }

  /** Returns whether the optimizer keeps moving averages of the weights. */
  public boolean keepsAverages() {
    return setup.flatMap(with -> with.optimizer().options().ema()).isPresent();
  }

  /**
   * Exchanges the weights and their moving averages.
   *
   * @throws IllegalStateException if there are no averages
   */
  public void swapAverages() {
    exclusively(() -> averages().swap());
  }

  /**
   * Sets the weights to their moving averages; Keras's {@code finalize_variable_values}.
   *
   * @throws IllegalStateException if there are no averages
   */
  public void overwriteWithAverages() {
    exclusively(() -> averages().overwriteWeights());
  }

  /**
   * Sets the moving averages to what the weights are now.
   *
   * @throws IllegalStateException if there are no averages
   */
  public void restartAverages() {
    exclusively(() -> averages().restart());
  }

  private WeightAverages averages() {
    return new WeightAverages(
        session, optimizerState().map(OptimizerState::averages).orElse(Map.of()));
  }

  private Optional<OptimizerState> optimizerState() {
    return training.map(TrainingSteps::optimizerState);
  }

  private List<Weight> optimizerVariables() {
    return optimizerState().map(OptimizerState::variables).orElse(List.of());
  }

  /** Sets the states of stateful layers to zeros. */
  public void resetStates() {
    List<Weight> states =
        built.weights().stream()
            .filter(weight -> weight.spec().role() == WeightSpec.Role.STATE)
            .map(LayerWeight::weight)
            .toList();
    exclusively(
        () ->
            WeightValues.write(
                session, states, weight -> new float[Math.toIntExact(weight.shape().size())]));
  }

  /**
   * Returns the outputs for one batch.
   *
   * @param batch {@code [batch, ...]} for each input
   * @return one tensor for each output; the caller closes it
   */
  public Result predict(List<TType> batch) {
    List<Shape> shapes = batch.stream().map(TType::shape).toList();
    PredictStep step = locked(false, () -> predictSteps.of(shapes));
    Session.Runner runner = session.runner();
    for (int i = 0; i < batch.size(); i++) {
      runner.feed(step.inputs().get(i), batch.get(i));
    }
    step.outputs().forEach(runner::fetch);
    if (shapes.get(0).get(0) == 1) {
      runner.setOptions(ON_THIS_THREAD);
    }
    return locked(step.changesStates(), runner::run);
  }

  /** Evaluates one batch. */
  public StepResult test(Batch batch) {
    return locked(
        true,
        () ->
            result(
                training.orElseThrow().test(session, batch, execution.parts(batch.size())).run()));
  }

  /**
   * Trains on one batch.
   *
   * @param number of the step, from 1
   * @param rate the learning rate
   * @throws NotFiniteException if the loss is not finite; no weight has changed then
   */
  public StepResult train(Batch batch, long number, double rate) {
    try (TInt64 numberTensor = TInt64.scalarOf(number);
        TFloat32 rateTensor = TFloat32.scalarOf((float) rate)) {
      return locked(
          true,
          () ->
              result(
                  training
                      .orElseThrow()
                      .train(
                          session, batch, execution.parts(batch.size()), numberTensor, rateTensor)
                      .run()));
    } catch (TFInvalidArgumentException e) {
      if (e.getMessage().contains(TrainingSteps.NOT_FINITE)) {
        throw new NotFiniteException(locked(true, () -> whatIsNotFinite(batch, number)));
      }
      throw e;
    }
  }

  /** Goes through the step that failed once more, in a graph of its own, layer by layer. */
  private String whatIsNotFinite(Batch batch, long number) {
    try (NotFiniteSearch search = new NotFiniteSearch(this, seed)) {
      return search.first(batch, number);
    }
  }

  /** Returns the graph as a serialized {@code GraphDef}. */
  public byte[] graphDef() {
    return graph.toGraphDef().toByteArray();
  }

  /** Takes the losses and the metrics' sums out of a result, and closes it. */
  private StepResult result(Result fetched) {
    try (fetched) {
      int outputs = network().outputs().size();
      int own = outputs == 1 ? 0 : outputs; // a single one's is the loss
      List<Double> losses = new ArrayList<>();
      List<double[]> sums = new ArrayList<>();
      for (int i = 1; i < fetched.size(); i++) {
        double[] values = doubles((TFloat32) fetched.get(i));
        if (i <= own) {
          losses.add(values[0]);
        } else {
          sums.add(values);
        }
      }
      return new StepResult(((TFloat32) fetched.get(0)).getFloat(), losses, sums);
    }
  }

  private static double[] doubles(TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    tensor.asRawTensor().data().asFloats().read(values);
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  private List<Weight> allWeights() {
    return built.weights().stream().map(LayerWeight::weight).toList();
  }

  private void exclusively(Runnable action) {
    locked(
        true,
        () -> {
          action.run();
          return null;
        });
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
