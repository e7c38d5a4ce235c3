package io.github.tfrnn.models;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.saving.ExportContents;
import io.github.tfrnn.saving.ModelCard;
import io.github.tfrnn.saving.OptimizerValues;
import io.github.tfrnn.saving.SavedModelExport;
import io.github.tfrnn.training.Callback;
import io.github.tfrnn.training.Compilation;
import io.github.tfrnn.training.Evaluation;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.Objective;
import io.github.tfrnn.training.Trainer;
import io.github.tfrnn.training.internal.ArrayFeed;
import io.github.tfrnn.training.internal.DatasetFeed;
import io.github.tfrnn.training.internal.Feed;
import io.github.tfrnn.training.internal.InputChecks;
import io.github.tfrnn.training.internal.Passes;
import io.github.tfrnn.training.internal.Program;
import io.github.tfrnn.training.internal.Setup;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What both kinds of models do, once their layers are wired. Predictions come from any thread; the
 * rest from one at a time.
 */
final class Engine implements AutoCloseable {

  /**
   * How a model is made.
   *
   * @param name that the summary shows
   * @param seed of initial weights, shuffling and dropout
   * @param execution how the machine is used
   * @param policy the precision that layers compute in
   */
  record Options(String name, long seed, ExecutionOptions execution, DTypePolicy policy) {}

  private final Options options;
  private Optional<Setup> setup = Optional.empty();
  private Optional<Network> changed = Optional.empty(); // from the next compile on
  private volatile Optional<ModelCard.Training> trained = Optional.empty();
  private volatile Program program;
  private volatile Trainer trainer;
  private volatile boolean closed;
  private final ReadWriteLock inUse = new ReentrantReadWriteLock();

  Engine(Options options) {
    this.options = options;
  }

  /** Keeps the weights; the optimizer begins anew. */
  synchronized void compile(Setup next) {
    requireOpen();
    Program old = program;
    if (old != null) {
      // The new program is whole before the old one goes: if this fails, the model is what it was.
      Program made = create(changed.orElse(old.network()), Optional.of(next));
      try {
        made.setValues(old.values());
      } catch (RuntimeException | Error e) {
        made.close();
        throw e;
      }
      replace(made);
      old.close();
    }
    setup = Optional.of(next);
    trainer = null;
  }

  History fit(Supplier<Network> network, Examples examples, FitOptions fitOptions) {
    return remember(trainer("fit", network).fit(examples, fitOptions));
  }

  History fit(Supplier<Network> network, Dataset<Examples> batches, FitOptions fitOptions) {
    return remember(trainer("fit", network).fit(batches, fitOptions));
  }

  /** Keeps what a training came to, for the card of an export. */
  private History remember(History history) {
    if (history.epochs() > 0) {
      Map<String, Double> last = new LinkedHashMap<>();
      history.series().keySet().forEach(name -> last.put(name, history.last(name)));
      int before = trained.map(ModelCard.Training::epochs).orElse(0);
      trained = Optional.of(new ModelCard.Training(before + history.epochs(), last));
    }
    return history;
  }

  Evaluation evaluate(
      Supplier<Network> network, Examples examples, int batchSize, List<Callback> callbacks) {
    checkArgument(batchSize >= 1, "evaluate: batchSize must be at least 1, got %s", batchSize);
    return trainer("evaluate", network).evaluate(examples, batchSize, callbacks);
  }

  Evaluation evaluate(
      Supplier<Network> network, Dataset<Examples> batches, List<Callback> callbacks) {
    return trainer("evaluate", network).evaluate(batches, callbacks);
  }

  Evaluation trainOnBatch(Supplier<Network> network, Examples examples) {
    return trainer("trainOnBatch", network).trainOnBatch(examples);
  }

  Evaluation testOnBatch(Supplier<Network> network, Examples examples) {
    return trainer("testOnBatch", network).testOnBatch(examples);
  }

  /** Has a {@code fit} that is running end after its batch. From any thread. */
  void stopTraining() {
    Trainer current = trainer;
    if (current != null) {
      current.interrupt();
    }
  }

  double learningRate(Supplier<Network> network) {
    return trainer("learningRate", network).learningRate();
  }

  void setLearningRate(Supplier<Network> network, double learningRate) {
    trainer("setLearningRate", network).setLearningRate(learningRate);
  }

  Map<String, FloatRows> predict(
      Supplier<Network> network, Fields x, int batchSize, List<Callback> callbacks) {
    checkArgument(batchSize >= 1, "predict: batchSize must be at least 1, got %s", batchSize);
    return predict(
        network,
        OptionalInt.of(x.count()),
        callbacks,
        current ->
            ArrayFeed.inOrder(
                current,
                new ArrayFeed.Arrays(
                    InputChecks.inputs(current, "predict", x), List.of(), List.of()),
                batchSize));
  }

  Map<String, FloatRows> predict(
      Supplier<Network> network, Dataset<Examples> batches, List<Callback> callbacks) {
    return predict(
        network,
        OptionalInt.empty(),
        callbacks,
        current -> DatasetFeed.ofInputs(current, batches, "predict"));
  }

  private Map<String, FloatRows> predict(
      Supplier<Network> network,
      OptionalInt rows,
      List<Callback> callbacks,
      Function<Program, Feed> feeds) {
    program(network); // builds it, if need be, before the lock: building has a lock of its own
    inUse.readLock().lock(); // compile and close wait for predictions that have begun
    try {
      requireOpen();
      Program current = program;
      callbacks.forEach(Callback::onPredictBegin);
      Map<String, FloatRows> outputs =
          Passes.predict(
              current, feeds.apply(current), rows, "predict", new PredictEvents(callbacks));
      callbacks.forEach(Callback::onPredictEnd);
      return outputs;
    } finally {
      inUse.readLock().unlock();
    }
  }

  private record PredictEvents(List<Callback> callbacks) implements Passes.Listener {
    @Override
    public void batchBegins(int number) {
      callbacks.forEach(callback -> callback.onPredictBatchBegin(number));
    }

    @Override
    public void batchEnded(int number, Map<String, Double> logs) {
      callbacks.forEach(callback -> callback.onPredictBatchEnd(number));
    }
  }

  Map<String, FloatRows> getWeights(Supplier<Network> network) {
    return program(network).values();
  }

  void setWeights(Supplier<Network> network, Map<String, FloatRows> weights) {
    program(network).setValues(weights);
  }

  void setWeightsFrom(Supplier<Network> network, Model other) {
    Program current = program(network);
    Map<String, FloatRows> theirs = other.getWeights();
    Map<String, FloatRows> wanted = new LinkedHashMap<>();
    for (var weight : current.weights()) {
      FloatRows value = theirs.get(weight.weight().name());
      checkArgument(
          value != null,
          "setWeightsFrom: the other model has no \"%s\". Name layers alike in both models.",
          weight.weight().name());
      wanted.put(weight.weight().name(), value);
    }
    current.setValues(wanted);
  }

  Optional<OptimizerValues> getOptimizerValues(Supplier<Network> network) {
    requireOpen();
    return setup.map(with -> trainer("getOptimizerValues", network).optimizerValues());
  }

  void setOptimizerValues(Supplier<Network> network, OptimizerValues values) {
    trainer("setOptimizerValues", network).setOptimizerValues(values);
  }

  synchronized void setTrainable(Supplier<Network> network, String layer, boolean trainable) {
    requireOpen();
    Network current = changed.orElseGet(() -> program == null ? network.get() : program.network());
    changed = Optional.of(current.withTrainable(layer, trainable));
  }

  void resetStates(Supplier<Network> network) {
    program(network).resetStates();
  }

  String summary(Supplier<Network> network, Summary.Style style) {
    Program current = program(network);
    return Summary.of(
        options.name(), current.network(), current.weights(), current.executions(), style);
  }

  String name() {
    return options.name();
  }

  DTypePolicy policy() {
    return options.policy();
  }

  synchronized Optional<Compilation> compilation() {
    return setup.map(
        current ->
            new Compilation(
                current.optimizer(), current.goals().stream().map(Objective::of).toList()));
  }

  /** The network as it is built or as it was changed; empty if it is neither. */
  synchronized Optional<Network> currentNetwork() {
    return changed.or(() -> Optional.ofNullable(program).map(Program::network));
  }

  Network network(Supplier<Network> network) {
    return program(network).network();
  }

  void export(Supplier<Network> network, Path directory, List<Asset> assets) {
    SavedModelExport.write(contents(network, assets), directory);
  }

  Path exportVersion(Supplier<Network> network, Path base, List<Asset> assets) {
    return SavedModelExport.writeVersion(contents(network, assets), base);
  }

  private ExportContents contents(Supplier<Network> network, List<Asset> assets) {
    Program current = program(network);
    return new ExportContents(
        options.name(), current.network(), current.policy(), current.values(), trained, assets);
  }

  private Trainer trainer(String method, Supplier<Network> network) {
    requireOpen();
    if (setup.isEmpty()) {
      throw new IllegalStateException(
          method + ": the model is not compiled. Call compile(optimizer, loss, metrics) first.");
    }
    Program current = program(network);
    if (trainer == null) {
      trainer = new Trainer(current, options.seed());
    }
    return trainer;
  }

  private Program program(Supplier<Network> network) {
    requireOpen();
    Program current = program;
    return current == null ? build(network) : current;
  }

  private synchronized Program build(Supplier<Network> network) {
    requireOpen();
    if (program == null) {
      program = create(changed.orElseGet(network), setup);
    }
    return program;
  }

  private Program create(Network network, Optional<Setup> with) {
    return Program.create(network, options.policy(), options.execution(), options.seed(), with);
  }

  private void replace(Program next) {
    inUse.writeLock().lock();
    try {
      program = next;
    } finally {
      inUse.writeLock().unlock();
    }
  }

  void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The model \"" + options.name() + "\" is closed.");
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    inUse.writeLock().lock();
    try {
      if (program != null) {
        program.close();
      }
    } finally {
      inUse.writeLock().unlock();
    }
  }
}
