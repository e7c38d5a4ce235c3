package io.github.tfrnn.models;

import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.layers.SymbolicTensor;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.optimizers.Optimizer;
import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.saving.OptimizerValues;
import io.github.tfrnn.training.Callback;
import io.github.tfrnn.training.Compilation;
import io.github.tfrnn.training.Evaluation;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.Objective;
import io.github.tfrnn.training.internal.Setup;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Layers wired as one likes, as a model: several inputs and outputs, branches, shared layers,
 * models within; Keras's {@code Functional}. Made by {@link Model#of} or {@link #builder}.
 */
public final class Functional implements Model {

  private final Network network;
  private final Engine engine;

  private Functional(Builder builder) {
    this.network = builder.network;
    this.engine =
        new Engine(
            new Engine.Options(builder.name, builder.seed, builder.execution, builder.policy));
  }

  /**
   * Returns a builder of models between tensors.
   *
   * @throws IllegalArgumentException if the outputs do not depend on these inputs, on each and on
   *     no other
   */
  public static Builder builder(List<SymbolicTensor> inputs, List<SymbolicTensor> outputs) {
    return new Builder(Network.of(inputs, outputs));
  }

  /** Returns a builder of models that compute what {@code network} describes. */
  public static Builder builder(Network network) {
    return new Builder(network);
  }

  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public DTypePolicy dtypePolicy() {
    return engine.policy();
  }

  @Override
  public Optional<Compilation> compilation() {
    return engine.compilation();
  }

  @Override
  public Optional<Network> wiring() {
    return Optional.of(engine.currentNetwork().orElse(network));
  }

  @Override
  public void compile(Optimizer optimizer, Loss loss, Metric... metrics) {
    engine.compile(Setup.of(optimizer, loss, List.of(metrics)).inOrderOf(network));
  }

  @Override
  public void compile(Optimizer optimizer, List<Objective> objectives) {
    engine.compile(
        Setup.of(optimizer, objectives.stream().map(Objective::goal).toList()).inOrderOf(network));
  }

  @Override
  public History fit(Examples examples, FitOptions options) {
    return engine.fit(this::network, examples, options);
  }

  @Override
  public History fit(Dataset<Examples> batches, FitOptions options) {
    return engine.fit(this::network, batches, options);
  }

  @Override
  public void stopTraining() {
    engine.stopTraining();
  }

  @Override
  public double learningRate() {
    return engine.learningRate(this::network);
  }

  @Override
  public void setLearningRate(double learningRate) {
    engine.setLearningRate(this::network, learningRate);
  }

  @Override
  public Evaluation trainOnBatch(Examples examples) {
    return engine.trainOnBatch(this::network, examples);
  }

  @Override
  public Evaluation testOnBatch(Examples examples) {
    return engine.testOnBatch(this::network, examples);
  }

  @Override
  public Evaluation evaluate(Examples examples, int batchSize, Callback... callbacks) {
    return engine.evaluate(this::network, examples, batchSize, List.of(callbacks));
  }

  @Override
  public Evaluation evaluate(Dataset<Examples> batches, Callback... callbacks) {
    return engine.evaluate(this::network, batches, List.of(callbacks));
  }

  @Override
  public Map<String, FloatRows> predict(Fields x, int batchSize, Callback... callbacks) {
    return engine.predict(this::network, x, batchSize, List.of(callbacks));
  }

  @Override
  public Map<String, FloatRows> predict(Dataset<Examples> batches, Callback... callbacks) {
    return engine.predict(this::network, batches, List.of(callbacks));
  }

  @Override
  public Map<String, FloatRows> getWeights() {
    return engine.getWeights(this::network);
  }

  @Override
  public void setWeights(Map<String, FloatRows> weights) {
    engine.setWeights(this::network, weights);
  }

  @Override
  public void setWeightsFrom(Model other) {
    engine.setWeightsFrom(this::network, other);
  }

  @Override
  public Optional<OptimizerValues> getOptimizerValues() {
    return engine.getOptimizerValues(this::network);
  }

  @Override
  public void setOptimizerValues(OptimizerValues values) {
    engine.setOptimizerValues(this::network, values);
  }

  @Override
  public void setTrainable(String layer, boolean trainable) {
    engine.setTrainable(this::network, layer, trainable);
  }

  @Override
  public void resetStates() {
    engine.resetStates(this::network);
  }

  @Override
  public String summary() {
    return engine.summary(this::network, Summary.Style.FUNCTIONAL);
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public void export(Path directory, Asset... assets) {
    engine.export(this::network, directory, List.of(assets));
  }

  @Override
  public Path exportVersion(Path base, Asset... assets) {
    return engine.exportVersion(this::network, base, List.of(assets));
  }

  @Override
  public void close() {
    engine.close();
  }

  /** Builds a {@link Functional}. Not thread-safe. */
  public static final class Builder {
    private final Network network;
    private String name = "functional";
    private long seed = ThreadLocalRandom.current().nextLong();
    private ExecutionOptions execution = ExecutionOptions.ofMachine();
    private DTypePolicy policy = DTypePolicy.FLOAT32;

    private Builder(Network network) {
      this.network = network;
    }

    /** Sets the name that the summary shows. */
    public Builder name(String newName) {
      this.name = newName;
      return this;
    }

    /**
     * Sets the seed of initial weights, shuffling and dropout: equal seeds give bitwise equal runs.
     */
    public Builder seed(long newSeed) {
      this.seed = newSeed;
      return this;
    }

    /** Sets how the model uses the machine. */
    public Builder execution(ExecutionOptions options) {
      this.execution = options;
      return this;
    }

    /** Sets the precision that the layers compute in; float32 otherwise. */
    public Builder dtypePolicy(DTypePolicy newPolicy) {
      this.policy = newPolicy;
      return this;
    }

    /** Returns the model. */
    public Functional build() {
      return new Functional(this);
    }
  }
}
