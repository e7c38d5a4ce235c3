package io.github.tfrnn.models;

import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.layers.SymbolicTensor;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.optimizers.Optimizer;
import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.saving.KerasWeights;
import io.github.tfrnn.saving.OptimizerValues;
import io.github.tfrnn.training.Callback;
import io.github.tfrnn.training.Compilation;
import io.github.tfrnn.training.Evaluation;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.Objective;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A model that is trained, evaluated, asked and exported; Keras's {@code Model}. A {@link
 * Sequential} is layers one after the other; a {@link Functional} is wired as one likes, with
 * several inputs and outputs.
 *
 * <p>It owns native memory: whoever makes a model closes it. {@code predict} is safe for any number
 * of threads at once; compile, fit and setting weights are for one thread at a time.
 */
public sealed interface Model extends AutoCloseable permits Sequential, Functional {

  /** Rows that are computed at once where no batch size is given, as in Keras. */
  int DEFAULT_BATCH_SIZE = 32;

  /**
   * Returns a model of what lies between two tensors, with a seed drawn anew.
   *
   * @throws IllegalArgumentException if the output does not depend on the input alone
   */
  static Functional of(SymbolicTensor input, SymbolicTensor output) {
    return of(List.of(input), List.of(output));
  }

  /**
   * Returns a model of what lies between tensors, with a seed drawn anew.
   *
   * @param inputs in the order that data is given in
   * @param outputs in the order that labels are given in
   * @throws IllegalArgumentException if the outputs do not depend on these inputs, on each and on
   *     no other
   */
  static Functional of(List<SymbolicTensor> inputs, List<SymbolicTensor> outputs) {
    return Functional.builder(inputs, outputs).build();
  }

  /** Returns the name that the summary shows. */
  String name();

  /** Returns the precision that the layers compute in. */
  DTypePolicy dtypePolicy();

  /** Returns what the model is compiled with; empty if it is not. */
  Optional<Compilation> compilation();

  /**
   * Returns how the layers are wired, without building anything: as {@link #network}, but empty
   * where the input shape is not known yet, and as {@link #setTrainable} left it.
   */
  Optional<Network> wiring();

  /**
   * Sets what the model is trained with: the same loss and metrics for every output. Compiling
   * again keeps the weights and begins the optimizer anew.
   *
   * @throws IllegalStateException if the model is closed
   */
  void compile(Optimizer optimizer, Loss loss, Metric... metrics);

  /**
   * Sets what the model is trained with. The losses, times their weights, are added up.
   *
   * @param objectives one for each output
   * @throws IllegalArgumentException if an output has none, or one is for no output
   * @throws IllegalStateException if the model is closed
   */
  void compile(Optimizer optimizer, List<Objective> objectives);

  /**
   * Trains the model.
   *
   * @param x inputs
   * @param y labels for each output, one a row or one a timestep, as the loss wants them
   * @return the loss and the metrics of every epoch; those of several outputs begin with the
   *     output's name: {@code "rating_loss"}
   * @throws IllegalArgumentException if inputs or labels do not go with the model
   * @throws IllegalStateException if the model is closed or not compiled, or if the loss becomes
   *     NaN or infinite
   */
  default History fit(Fields x, Fields y, FitOptions options) {
    Examples examples = Examples.of(x, y);
    return fit(options.sampleWeights().map(examples::withWeights).orElse(examples), options);
  }

  /**
   * Trains the model.
   *
   * @param examples inputs, labels, and how much each example counts
   * @see #fit(Fields, Fields, FitOptions)
   */
  History fit(Examples examples, FitOptions options);

  /**
   * Trains the model on batches as they come: from files larger than memory, from generators. A
   * pass over the data is an epoch, unless {@link FitOptions#stepsPerEpoch} says otherwise.
   *
   * @param options begun with {@link FitOptions#ofBatches()}
   * @throws IllegalArgumentException if a batch does not go with the model
   * @see #fit(Fields, Fields, FitOptions)
   */
  History fit(Dataset<Examples> batches, FitOptions options);

  /**
   * Has a {@code fit} that is running end after its batch. Callbacks are told the end, a {@link
   * io.github.tfrnn.training.BackupAndRestore} writes a backup, and {@code fit} returns. Does
   * nothing if none is running. For any thread. To interrupt the thread that fits does the same.
   */
  void stopTraining();

  /**
   * Returns the learning rate of the next training step.
   *
   * @throws IllegalStateException if the model is closed or not compiled
   */
  double learningRate();

  /**
   * Sets the learning rate of the training steps from now on.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   * @throws IllegalStateException if the model is closed or not compiled
   */
  void setLearningRate(double learningRate);

  /**
   * Makes one training step.
   *
   * @return loss and metrics of this batch, as they were before the step
   * @throws IllegalArgumentException if the examples do not go with the model
   * @throws IllegalStateException if the model is closed or not compiled, or if the loss becomes
   *     NaN or infinite
   */
  Evaluation trainOnBatch(Examples examples);

  /**
   * Returns loss and metrics of one batch.
   *
   * @throws IllegalArgumentException if the examples do not go with the model
   * @throws IllegalStateException if the model is closed or not compiled
   */
  Evaluation testOnBatch(Examples examples);

  /**
   * Returns the outputs, by name, for one batch. Safe for any number of threads.
   *
   * @throws IllegalArgumentException if the inputs do not go with the model
   * @throws IllegalStateException if the model is closed
   */
  default Map<String, FloatRows> predictOnBatch(Fields x) {
    return predict(x, x.count());
  }

  /**
   * Trains a model of one input and one output.
   *
   * @see #fit(Fields, Fields, FitOptions)
   */
  default History fit(Rows x, Rows y, FitOptions options) {
    return fit(Fields.of(x), Fields.of(y), options);
  }

  /**
   * Trains the model.
   *
   * @param x token ids, {@code [rows, timesteps]}
   * @param y one-hot labels, {@code [rows, classes]}
   * @see #fit(Fields, Fields, FitOptions)
   */
  default History fit(int[][] x, float[][] y, FitOptions options) {
    return fit(x(() -> Rows.of(x)), y(() -> Rows.of(y)), options);
  }

  /**
   * Trains the model.
   *
   * @param x token ids, {@code [rows, timesteps]}
   * @param y class numbers, {@code [rows]}
   * @see #fit(Fields, Fields, FitOptions)
   */
  default History fit(int[][] x, int[] y, FitOptions options) {
    return fit(x(() -> Rows.of(x)), y(() -> Rows.of(y)), options);
  }

  /**
   * Trains the model.
   *
   * @param x sequences of features, {@code [rows, timesteps, features]}
   * @param y one-hot labels, {@code [rows, classes]}
   * @see #fit(Fields, Fields, FitOptions)
   */
  default History fit(float[][][] x, float[][] y, FitOptions options) {
    return fit(x(() -> Rows.of(x)), y(() -> Rows.of(y)), options);
  }

  /**
   * Trains the model.
   *
   * @param x sequences of features, {@code [rows, timesteps, features]}
   * @param y class numbers, {@code [rows]}
   * @see #fit(Fields, Fields, FitOptions)
   */
  default History fit(float[][][] x, int[] y, FitOptions options) {
    return fit(x(() -> Rows.of(x)), y(() -> Rows.of(y)), options);
  }

  /**
   * Returns loss and metrics over examples.
   *
   * @param batchSize rows that are computed at once
   * @throws IllegalArgumentException if inputs or labels do not go with the model
   * @throws IllegalStateException if the model is closed or not compiled
   */
  default Evaluation evaluate(Fields x, Fields y, int batchSize) {
    return evaluate(Examples.of(x, y), batchSize);
  }

  /**
   * Returns loss and metrics over examples, each counting by its weight.
   *
   * @see #evaluate(Fields, Fields, int)
   */
  Evaluation evaluate(Examples examples, int batchSize, Callback... callbacks);

  /**
   * Returns loss and metrics over the batches of a data set.
   *
   * @see #evaluate(Fields, Fields, int)
   */
  Evaluation evaluate(Dataset<Examples> batches, Callback... callbacks);

  /**
   * Returns loss and metrics of a model of one input and one output.
   *
   * @see #evaluate(Fields, Fields, int)
   */
  default Evaluation evaluate(Rows x, Rows y, int batchSize) {
    return evaluate(Fields.of(x), Fields.of(y), batchSize);
  }

  /** Returns loss and metrics over token ids and one-hot labels. */
  default Evaluation evaluate(int[][] x, float[][] y) {
    return evaluate(x(() -> Rows.of(x)), y(() -> Rows.of(y)), DEFAULT_BATCH_SIZE);
  }

  /** Returns loss and metrics over token ids and class numbers. */
  default Evaluation evaluate(int[][] x, int[] y) {
    return evaluate(x(() -> Rows.of(x)), y(() -> Rows.of(y)), DEFAULT_BATCH_SIZE);
  }

  /** Returns loss and metrics over sequences of features and one-hot labels. */
  default Evaluation evaluate(float[][][] x, float[][] y) {
    return evaluate(x(() -> Rows.of(x)), y(() -> Rows.of(y)), DEFAULT_BATCH_SIZE);
  }

  /** Returns loss and metrics over sequences of features and class numbers. */
  default Evaluation evaluate(float[][][] x, int[] y) {
    return evaluate(x(() -> Rows.of(x)), y(() -> Rows.of(y)), DEFAULT_BATCH_SIZE);
  }

  /**
   * Returns the outputs, by name, for any number of rows. Safe for any number of threads.
   *
   * @param batchSize rows that are computed at once
   * @throws IllegalArgumentException if the inputs do not go with the model
   * @throws IllegalStateException if the model is closed
   */
  Map<String, FloatRows> predict(Fields x, int batchSize, Callback... callbacks);

  /**
   * Returns the outputs, by name, for all batches of a data set; labels are left out. Safe for any
   * number of threads.
   *
   * @throws IllegalArgumentException if a batch does not go with the model
   * @throws IllegalStateException if the model is closed
   */
  Map<String, FloatRows> predict(Dataset<Examples> batches, Callback... callbacks);

  /**
   * Returns the output of a model of one input and one output, for any number of rows. Safe for any
   * number of threads.
   *
   * @param batchSize rows that are computed at once
   * @throws IllegalArgumentException if the inputs do not go with the model, or it has several
   *     outputs
   * @throws IllegalStateException if the model is closed
   */
  default FloatRows predict(Rows x, int batchSize) {
    Map<String, FloatRows> outputs = predict(Fields.of(x), batchSize);
    if (outputs.size() > 1) {
      throw new IllegalArgumentException(
          "predict: the model has %d outputs (%s): give inputs as Fields and get all of them."
              .formatted(outputs.size(), String.join(", ", outputs.keySet())));
    }
    return outputs.values().iterator().next();
  }

  /** Returns the outputs for token ids {@code [rows, timesteps]}, as {@code [rows, units]}. */
  default float[][] predict(int[][] x) {
    return predict(Rows.named("x", () -> Rows.of(x)), DEFAULT_BATCH_SIZE).toMatrix();
  }

  /** Returns the outputs for {@code [rows, timesteps, features]}, as {@code [rows, units]}. */
  default float[][] predict(float[][][] x) {
    return predict(Rows.named("x", () -> Rows.of(x)), DEFAULT_BATCH_SIZE).toMatrix();
  }

  /** Returns copies of all weights by name, layer by layer: {@code "lstm/kernel"}. */
  Map<String, FloatRows> getWeights();

  /**
   * Sets all weights.
   *
   * @param weights by name, as {@link #getWeights} returns them
   * @throws IllegalArgumentException if one is missing, unknown, or of another shape
   */
  void setWeights(Map<String, FloatRows> weights);

  /**
   * Sets all weights to those of the same name in another model: how an encoder and a decoder that
   * were trained together become models of their own.
   *
   * @throws IllegalArgumentException if the other model lacks one, or has it in another shape
   */
  void setWeightsFrom(Model other);

  /**
   * Has training learn the weights of one layer or leave them alone; Keras's {@code
   * layer.trainable}. The model has to be compiled again before that has an effect.
   *
   * @param layer its name
   * @throws IllegalArgumentException if there is no such layer
   */
  void setTrainable(String layer, boolean trainable);

  /** Sets the states of stateful layers to zeros. */
  void resetStates();

  /**
   * Returns a copy of all that the optimizer knows: with the weights, what a training needs to go
   * on. Nothing if the model is not compiled.
   */
  Optional<OptimizerValues> getOptimizerValues();

  /**
   * Has training go on from what an optimizer of the same kind knew.
   *
   * @param values as {@link #getOptimizerValues} returns them
   * @throws IllegalArgumentException if they are those of another optimizer or model; nothing has
   *     changed then
   * @throws IllegalStateException if the model is closed or not compiled
   */
  void setOptimizerValues(OptimizerValues values);

  /**
   * Writes all weights to a file, in place of one that is there, whole or not at all. Its name says
   * of which kind it is:
   *
   * <ul>
   *   <li>{@code .weights.h5}: Keras 3's, with the optimizer's values if the model is compiled
   *   <li>{@code .h5}, {@code .hdf5}: that of Keras 2, weights alone
   *   <li>any other: a NumPy archive ({@code .npz})
   * </ul>
   *
   * @throws IllegalArgumentException if the name ends with {@code .keras}, which is a whole model
   * @throws java.io.UncheckedIOException if it cannot be written; what was there is unchanged then
   */
  default void saveWeights(Path file) {
    ModelWeights.save(this, file);
  }

  /**
   * Sets all weights to those of a file. What it begins with tells of which kind it is: one that
   * {@link #saveWeights}, a {@link io.github.tfrnn.training.ModelCheckpoint} or a {@link
   * io.github.tfrnn.training.BackupAndRestore} wrote, or Keras: {@code .weights.h5}, {@code
   * .keras}, and the {@code .h5} of Keras 2.
   *
   * <p>If the model is compiled and the file holds what a fitting optimizer knew, training goes on
   * from there; if it holds what another one knew, that is told as a warning, as in Keras.
   *
   * @throws java.io.UncheckedIOException if it cannot be read, or is not whole
   * @throws IllegalArgumentException if it is of another model; nothing has changed then
   */
  default void loadWeights(Path file) {
    ModelWeights.load(this, file);
  }

  /**
   * Sets all weights to those of a file that was read, as {@link #loadWeights} does.
   *
   * @throws IllegalArgumentException if they are of another model; nothing has changed then
   */
  default void restore(KerasWeights weights) {
    ModelWeights.load(this, weights, "restore");
  }

  /** Returns the table of layers, output shapes and parameters, as Keras prints it. */
  String summary();

  /**
   * Returns how the layers are wired.
   *
   * @throws IllegalStateException if the input shape is not known yet
   */
  Network network();

  /**
   * Writes the model as a SavedModel, inference only, with any batch size and number of timesteps
   * that the layers allow. Its inputs and outputs are named as in the model; a single one is called
   * {@code "inputs"} or {@code "outputs"}.
   *
   * @param directory must not exist yet
   * @param assets go with the model: its tokenizer, its labels
   * @throws IllegalArgumentException if {@code directory} exists
   * @throws java.io.UncheckedIOException if it cannot be written; nothing is left behind then
   */
  void export(Path directory, Asset... assets);

  /**
   * Writes the model as the next version of a folder of versions, as TensorFlow Serving and {@code
   * io.github.tfrnn.serving} read them: {@code base/1}, {@code base/2}, …
   *
   * <p>The new folder appears when it is whole. Several programs may do this at once.
   *
   * @param base is made if it does not exist
   * @param assets as of {@link #export}
   * @return the new folder
   * @throws java.io.UncheckedIOException if it cannot be written; nothing is left behind then
   */
  Path exportVersion(Path base, Asset... assets);

  /**
   * Frees the model's native memory, when predictions that have begun are done. Closing twice does
   * nothing.
   */
  @Override
  void close();

  private static Fields x(Supplier<Rows> rows) {
    return Fields.of(Rows.named("x", rows));
  }

  private static Fields y(Supplier<Rows> rows) {
    return Fields.of(Rows.named("y", rows));
  }
}
