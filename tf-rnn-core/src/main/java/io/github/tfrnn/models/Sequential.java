package io.github.tfrnn.models;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.internal.LayerStack;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.optimizers.Optimizer;
import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.saving.SavedModelExport;
import io.github.tfrnn.training.Evaluation;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.Trainer;
import io.github.tfrnn.training.internal.Batches;
import io.github.tfrnn.training.internal.Program;
import io.github.tfrnn.training.internal.Setup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.tensorflow.ndarray.Shape;

/**
 * Layers one after the other, as a model: Keras's {@code Sequential}.
 *
 * <p>The model is built when its input shape is known: at once if its first layer is an {@link
 * Input} or takes token ids, otherwise from the first data. It owns native memory: whoever makes a
 * model closes it. {@code predict} is safe for any number of threads at once; compile, fit and
 * setting weights are for one thread at a time.
 */
public final class Sequential implements AutoCloseable {

  private static final int DEFAULT_BATCH_SIZE = 32;

  private final String name;
  private final List<Layer> layers;
  private final long seed;
  private final ExecutionOptions execution;
  private final DTypePolicy policy;
  private Optional<Setup> setup = Optional.empty();
  private volatile Program program;
  private Trainer trainer;
  private volatile boolean closed;
  private final ReadWriteLock inUse = new ReentrantReadWriteLock();

  private Sequential(Builder builder) {
    this.name = builder.name;
    this.layers = List.copyOf(builder.layers);
    this.seed = builder.seed;
    this.execution = builder.execution;
    this.policy = builder.policy;
    checkLayers();
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
    defaultInput().ifPresent(shape -> LayerStack.of(layers, shape));
  }

  /** The shape of inputs where the layers tell it. */
  private Optional<Shape> defaultInput() {
    Optional<Input> told = LayerStack.inputOf(layers);
    if (told.isPresent()) {
      return Optional.of(told.get().shape());
    }
    boolean takesIds = layers.get(0).idLimit().isPresent();
    boolean needsTimesteps = layers.stream().anyMatch(Layer::needsTimesteps);
    return takesIds && !needsTimesteps
        ? Optional.of(Shape.of(Shapes.UNKNOWN, Shapes.UNKNOWN))
        : Optional.empty();
  }

  /**
   * Sets what the model is trained with. Compiling again keeps the weights and begins the optimizer
   * anew.
   *
   * @throws IllegalStateException if the model is closed
   */
  public synchronized void compile(Optimizer optimizer, Loss loss, Metric... metrics) {
    requireOpen();
    Setup next = new Setup(optimizer, loss, List.of(metrics));
    Program old = program;
    if (old != null) {
      // The new program is whole before the old one goes: if this fails, the model is what it was.
      Program made = Program.create(old.stack(), execution, seed, Optional.of(next));
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

  /**
   * Trains the model.
   *
   * @param x token ids, {@code [rows, timesteps]}
   * @param y one-hot labels, {@code [rows, classes]}
   * @see #fit(Rows, Rows, FitOptions)
   */
  public History fit(int[][] x, float[][] y, FitOptions options) {
    return fit(Rows.named("x", () -> Rows.of(x)), Rows.named("y", () -> Rows.of(y)), options);
  }

  /**
   * Trains the model.
   *
   * @param x token ids, {@code [rows, timesteps]}
   * @param y class numbers, {@code [rows]}
   * @see #fit(Rows, Rows, FitOptions)
   */
  public History fit(int[][] x, int[] y, FitOptions options) {
    return fit(Rows.named("x", () -> Rows.of(x)), Rows.named("y", () -> Rows.of(y)), options);
  }

  /**
   * Trains the model.
   *
   * @param x sequences of features, {@code [rows, timesteps, features]}
   * @param y one-hot labels, {@code [rows, classes]}
   * @see #fit(Rows, Rows, FitOptions)
   */
  public History fit(float[][][] x, float[][] y, FitOptions options) {
    return fit(Rows.named("x", () -> Rows.of(x)), Rows.named("y", () -> Rows.of(y)), options);
  }

  /**
   * Trains the model.
   *
   * @param x sequences of features, {@code [rows, timesteps, features]}
   * @param y class numbers, {@code [rows]}
   * @see #fit(Rows, Rows, FitOptions)
   */
  public History fit(float[][][] x, int[] y, FitOptions options) {
    return fit(Rows.named("x", () -> Rows.of(x)), Rows.named("y", () -> Rows.of(y)), options);
  }

  /**
   * Trains the model.
   *
   * @param x inputs, one a row
   * @param y labels, one a row or one a timestep, as the loss wants them
   * @return the loss and the metrics of every epoch
   * @throws IllegalArgumentException if inputs or labels do not go with the model
   * @throws IllegalStateException if the model is closed or not compiled, or if the loss becomes
   *     NaN or infinite
   */
  public History fit(Rows x, Rows y, FitOptions options) {
    return trainer("fit", x).fit(x, y, options);
  }

  /** Returns loss and metrics over token ids and one-hot labels. */
  public Evaluation evaluate(int[][] x, float[][] y) {
    return evaluate(
        Rows.named("x", () -> Rows.of(x)), Rows.named("y", () -> Rows.of(y)), DEFAULT_BATCH_SIZE);
  }

  /** Returns loss and metrics over token ids and class numbers. */
  public Evaluation evaluate(int[][] x, int[] y) {
    return evaluate(
        Rows.named("x", () -> Rows.of(x)), Rows.named("y", () -> Rows.of(y)), DEFAULT_BATCH_SIZE);
  }

  /** Returns loss and metrics over sequences of features and one-hot labels. */
  public Evaluation evaluate(float[][][] x, float[][] y) {
    return evaluate(
        Rows.named("x", () -> Rows.of(x)), Rows.named("y", () -> Rows.of(y)), DEFAULT_BATCH_SIZE);
  }

  /** Returns loss and metrics over sequences of features and class numbers. */
  public Evaluation evaluate(float[][][] x, int[] y) {
    return evaluate(
        Rows.named("x", () -> Rows.of(x)), Rows.named("y", () -> Rows.of(y)), DEFAULT_BATCH_SIZE);
  }

  /**
   * Returns loss and metrics over examples.
   *
   * @param batchSize rows that are computed at once
   * @throws IllegalArgumentException if inputs or labels do not go with the model
   * @throws IllegalStateException if the model is closed or not compiled
   */
  public Evaluation evaluate(Rows x, Rows y, int batchSize) {
    checkArgument(batchSize >= 1, "evaluate: batchSize must be at least 1, got %s", batchSize);
    return trainer("evaluate", x).evaluate(x, y, batchSize);
  }

  /** Returns the outputs for token ids {@code [rows, timesteps]}, as {@code [rows, units]}. */
  public float[][] predict(int[][] x) {
    return predict(Rows.named("x", () -> Rows.of(x)), DEFAULT_BATCH_SIZE).toMatrix();
  }

  /** Returns the outputs for {@code [rows, timesteps, features]}, as {@code [rows, units]}. */
  public float[][] predict(float[][][] x) {
    return predict(Rows.named("x", () -> Rows.of(x)), DEFAULT_BATCH_SIZE).toMatrix();
  }

  /**
   * Returns the outputs for any number of rows. Safe for any number of threads.
   *
   * @param batchSize rows that are computed at once
   * @throws IllegalArgumentException if the inputs do not go with the model
   * @throws IllegalStateException if the model is closed
   */
  public FloatRows predict(Rows x, int batchSize) {
    checkArgument(batchSize >= 1, "predict: batchSize must be at least 1, got %s", batchSize);
    program(x.shape()); // builds it, if need be, before the lock: building has a lock of its own
    inUse.readLock().lock(); // compile and close wait for predictions that have begun
    try {
      requireOpen();
      return new Batches(program).predict(x, batchSize);
    } finally {
      inUse.readLock().unlock();
    }
  }

  /** Returns copies of all weights by name, layer by layer: {@code "lstm/kernel"}. */
  public Map<String, FloatRows> getWeights() {
    return program("getWeights").values();
  }

  /**
   * Sets all weights.
   *
   * @param weights by name, as {@link #getWeights} returns them
   * @throws IllegalArgumentException if one is missing, unknown, or of another shape
   */
  public void setWeights(Map<String, FloatRows> weights) {
    program("setWeights").setValues(weights);
  }

  /** Sets the states of stateful layers to zeros. */
  public void resetStates() {
    program("resetStates").resetStates();
  }

  /** Returns the table of layers, output shapes and parameters, as Keras prints it. */
  public String summary() {
    Program current = program("summary");
    return Summary.of(name, current.stack(), current.weights());
  }

  /**
   * Writes the model as a SavedModel, inference only, with any batch size and number of timesteps
   * that the layers allow.
   *
   * @param directory must not exist yet
   * @param assets go with the model: its tokenizer, its labels
   * @throws IllegalArgumentException if {@code directory} exists
   * @throws java.io.UncheckedIOException if it cannot be written; nothing is left behind then
   */
  public void export(Path directory, Asset... assets) {
    Program current = program("export");
    SavedModelExport.write(current.stack(), current.values(), directory, List.of(assets));
  }

  private Trainer trainer(String method, Rows x) {
    requireOpen();
    if (setup.isEmpty()) {
      throw new IllegalStateException(
          method + ": the model is not compiled. Call compile(optimizer, loss, metrics) first.");
    }
    Program current = program(x.shape());
    if (trainer == null) {
      trainer = new Trainer(current, seed);
    }
    return trainer;
  }

  private Program program(String method) {
    requireOpen();
    if (program == null && defaultInput().isEmpty()) {
      throw new IllegalStateException(
          method
              + ": the model does not know its input shape yet. Begin it with an Input, or fit it"
              + " first.");
    }
    return program(defaultInput().orElse(null));
  }

  private Program program(Shape data) {
    requireOpen();
    Program current = program;
    return current == null ? build(data) : current;
  }

  private synchronized Program build(Shape data) {
    requireOpen();
    if (program == null) {
      Shape input = defaultInput().orElseGet(() -> fromData(data));
      program = Program.create(LayerStack.of(layers, input).under(policy), execution, seed, setup);
    }
    return program;
  }

  private void replace(Program next) {
    inUse.writeLock().lock();
    try {
      program = next;
    } finally {
      inUse.writeLock().unlock();
    }
  }

  /**
   * The shape of the data, with any number of rows, and of timesteps where that does not matter.
   */
  private Shape fromData(Shape data) {
    long[] axes = data.asArray().clone();
    axes[0] = Shapes.UNKNOWN;
    if (axes.length == 3 && layers.stream().noneMatch(Layer::needsTimesteps)) {
      axes[1] = Shapes.UNKNOWN;
    }
    return Shape.of(axes);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The model \"" + name + "\" is closed.");
    }
  }

  /**
   * Frees the model's native memory, when predictions that have begun are done. Closing twice does
   * nothing.
   */
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
