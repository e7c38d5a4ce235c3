package io.github.tfrnn.models;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.Layer;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.tensorflow.ndarray.Shape;

/**
 * Layers one after the other, as a model: Keras's {@code Sequential}.
 *
 * <p>The model is built when its input shape is known: at once if its first layer is an {@link
 * Input} or takes token ids, otherwise from the first data.
 */
public final class Sequential implements Model {

  private final List<Layer> layers;
  private final Engine engine;

  private Sequential(Builder builder) {
    this.layers = List.copyOf(builder.layers);
    checkLayers();
    this.engine =
        new Engine(
            new Engine.Options(builder.name, builder.seed, builder.execution, builder.policy));
  }

  /** Returns a model of the given layers, with a seed drawn anew. */
  public static Sequential of(Layer... layers) {
    return builder().layers(layers).build();
  }

  /** Returns a model of the given layers that begins and trains the same way every time. */
  public static Sequential seeded(long seed, Layer... layers) {
    return builder().seed(seed).layers(layers).build();
  }

  /** Returns a builder of models. */
  public static Builder builder() {
    return new Builder();
  }

  /** Finds what can be found before the input shape is known. */
  private void checkLayers() {
    checkArgument(!layers.isEmpty(), "A model needs at least one layer.");
    for (Layer layer : layers) {
      checkArgument(
          !layer.returnsStates(),
          "%s returns its states too, and a Sequential model passes one value on: leave returnState"
              + " out.",
          layer.kind());
    }
    defaultInput().ifPresent(shape -> Network.chain(layers, shape));
  }

  /** The shape of inputs where the layers tell it. */
  private Optional<Shape> defaultInput() {
    if (layers.get(0).unwrapped() instanceof Input input) {
      return Optional.of(input.shape());
    }
    boolean takesIds = layers.get(0).idLimit().isPresent();
    boolean needsTimesteps = layers.stream().anyMatch(Layer::needsTimesteps);
    return takesIds && !needsTimesteps
        ? Optional.of(Shape.of(Shapes.UNKNOWN, Shapes.UNKNOWN))
        : Optional.empty();
  }

  /** The layers wired for data. */
  private Supplier<Network> networkFor(Fields x) {
    return () -> Network.chain(layers, defaultInput().orElseGet(() -> fromData(x)));
  }

  /** The layers wired for the first batch of a data set. */
  private Supplier<Network> networkFor(Dataset<Examples> batches) {
    return () ->
        Network.chain(
            layers,
            defaultInput()
                .orElseGet(
                    () -> {
                      try (Cursor<Examples> cursor = batches.open(0)) {
                        checkArgument(
                            cursor.hasNext(),
                            "the data set has no batches: at least one example is needed.");
                        return fromData(cursor.next().x());
                      }
                    }));
  }

  /** The layers wired without data, if they tell their input's shape. */
  private Supplier<Network> networkFor(String method) {
    return () ->
        Network.chain(
            layers,
            defaultInput()
                .orElseThrow(
                    () ->
                        new IllegalStateException(
                            method
                                + ": the model does not know its input shape yet. Begin it with an"
                                + " Input, or fit it first.")));
  }

  /**
   * The shape of the data, with any number of rows, and of timesteps where that does not matter.
   */
  private Shape fromData(Fields x) {
    long[] axes = x.rows().get(0).shape().asArray().clone();
    axes[0] = Shapes.UNKNOWN;
    if (axes.length == 3 && layers.stream().noneMatch(Layer::needsTimesteps)) {
      axes[1] = Shapes.UNKNOWN;
    }
    return Shape.of(axes);
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
    return engine
        .currentNetwork()
        .or(() -> defaultInput().map(shape -> Network.chain(layers, shape)));
  }

  /** Returns the layers as they were given, an {@link Input} that begins them included. */
  public List<Layer> layers() {
    return layers;
  }

  @Override
  public void compile(Optimizer optimizer, Loss loss, Metric... metrics) {
    engine.compile(Setup.of(optimizer, loss, List.of(metrics)));
  }

  @Override
  public void compile(Optimizer optimizer, List<Objective> objectives) {
    engine.compile(Setup.of(optimizer, objectives.stream().map(Objective::goal).toList()));
  }

  @Override
  public History fit(Examples examples, FitOptions options) {
    return engine.fit(networkFor(examples.x()), examples, options);
  }

  @Override
  public History fit(Dataset<Examples> batches, FitOptions options) {
    return engine.fit(networkFor(batches), batches, options);
  }

  @Override
  public void stopTraining() {
    engine.stopTraining();
  }

  @Override
  public double learningRate() {
    return engine.learningRate(networkFor("learningRate"));
  }

  @Override
  public void setLearningRate(double learningRate) {
    engine.setLearningRate(networkFor("setLearningRate"), learningRate);
  }

  @Override
  public Evaluation trainOnBatch(Examples examples) {
    return engine.trainOnBatch(networkFor(examples.x()), examples);
  }

  @Override
  public Evaluation testOnBatch(Examples examples) {
    return engine.testOnBatch(networkFor(examples.x()), examples);
  }

  @Override
  public Evaluation evaluate(Examples examples, int batchSize, Callback... callbacks) {
    return engine.evaluate(networkFor(examples.x()), examples, batchSize, List.of(callbacks));
  }

  @Override
  public Evaluation evaluate(Dataset<Examples> batches, Callback... callbacks) {
    return engine.evaluate(networkFor(batches), batches, List.of(callbacks));
  }

  @Override
  public Map<String, FloatRows> predict(Fields x, int batchSize, Callback... callbacks) {
    return engine.predict(networkFor(x), x, batchSize, List.of(callbacks));
  }

  @Override
  public Map<String, FloatRows> predict(Dataset<Examples> batches, Callback... callbacks) {
    return engine.predict(networkFor(batches), batches, List.of(callbacks));
  }

  @Override
  public Map<String, FloatRows> getWeights() {
    return engine.getWeights(networkFor("getWeights"));
  }

  @Override
  public void setWeights(Map<String, FloatRows> weights) {
    engine.setWeights(networkFor("setWeights"), weights);
  }

  @Override
  public void setWeightsFrom(Model other) {
    engine.setWeightsFrom(networkFor("setWeightsFrom"), other);
  }

  @Override
  public Optional<OptimizerValues> getOptimizerValues() {
    return engine.getOptimizerValues(networkFor("getOptimizerValues"));
  }

  @Override
  public void setOptimizerValues(OptimizerValues values) {
    engine.setOptimizerValues(networkFor("setOptimizerValues"), values);
  }

  @Override
  public void setTrainable(String layer, boolean trainable) {
    engine.setTrainable(networkFor("setTrainable"), layer, trainable);
  }

  @Override
  public void resetStates() {
    engine.resetStates(networkFor("resetStates"));
  }

  @Override
  public String summary() {
    return engine.summary(networkFor("summary"), Summary.Style.SEQUENTIAL);
  }

  @Override
  public Network network() {
    return engine.network(networkFor("network"));
  }

  @Override
  public void export(Path directory, Asset... assets) {
    engine.export(networkFor("export"), directory, List.of(assets));
  }

  @Override
  public Path exportVersion(Path base, Asset... assets) {
    return engine.exportVersion(networkFor("exportVersion"), base, List.of(assets));
  }

  @Override
  public void close() {
    engine.close();
  }

  /** Builds a {@link Sequential}. Not thread-safe. */
  public static final class Builder {
    private final List<Layer> layers = new ArrayList<>();
    private String name = "sequential";
    private long seed = ThreadLocalRandom.current().nextLong();
    private ExecutionOptions execution = ExecutionOptions.ofMachine();
    private DTypePolicy policy = DTypePolicy.FLOAT32;

    private Builder() {}

    /** Adds layers after those added before. */
    public Builder layers(Layer... more) {
      layers.addAll(List.of(more));
      return this;
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

    /**
     * Returns the model.
     *
     * @throws IllegalArgumentException if the layers do not go together
     */
    public Sequential build() {
      return new Sequential(this);
    }
  }
}
