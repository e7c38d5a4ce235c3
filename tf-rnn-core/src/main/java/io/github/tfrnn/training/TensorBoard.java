package io.github.tfrnn.training;

import static com.google.common.base.Preconditions.checkArgument;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Writes what TensorBoard shows; Keras's {@code TensorBoard}, with the same folders and names.
 *
 * <ul>
 *   <li>{@code train/}: {@code epoch_loss}, {@code epoch_accuracy}, … and {@code
 *       epoch_learning_rate} for each epoch; {@code batch_loss}, … if asked for; {@code
 *       keras/graph}'s place is taken by the graph itself; histograms of all weights, {@code
 *       lstm/kernel/histogram}, if asked for
 *   <li>{@code validation/}: {@code epoch_loss}, … of the validation
 * </ul>
 *
 * <p>Files are written by TensorFlow's own summary operations. A training that goes on from a
 * backup begins a new file in the same folder; TensorBoard shows them as one. For one {@code fit}
 * at a time.
 */
public final class TensorBoard implements Callback {

  private static final String VALIDATION = "val_";

  private final Path folder;
  private int histogramFrequency;
  private boolean writeGraph = true;
  private OptionalInt everyBatches = OptionalInt.empty();

  private EventWriter train;
  private EventWriter validation;
  private long latest; // step of the latest numbers of a batch

  private TensorBoard(Path folder) {
    this.folder = folder;
  }

  /** Returns a callback that writes the numbers of each epoch, and the graph. */
  public static TensorBoard in(Path folder) {
    return new TensorBoard(folder);
  }

  /** Sets after how many epochs each the weights are written as histograms; 0 for never. */
  public TensorBoard histogramFrequency(int epochs) {
    checkArgument(
        epochs >= 0, "TensorBoard: histogramFrequency must not be negative, got %s", epochs);
    this.histogramFrequency = epochs;
    return this;
  }

  /** Sets whether the graph is written; it is by default. */
  public TensorBoard writeGraph(boolean write) {
    this.writeGraph = write;
    return this;
  }

  /** Sets that numbers are written after every so many batches too; Keras's {@code update_freq}. */
  public TensorBoard everyBatches(int batches) {
    checkArgument(batches >= 1, "TensorBoard: everyBatches must be at least 1, got %s", batches);
    this.everyBatches = OptionalInt.of(batches);
    return this;
  }

  @Override
  public void onTrainBegin(TrainingState training) {
    latest = training.steps();
    train = EventWriter.in(folder.resolve("train"));
  }

  @Override
  public void onTrainBatchEnd(TrainingState training, int batch, Map<String, Double> logs) {
    if (training.steps() == latest + 1 && writeGraph) {
      train.graph(training.graphDef());
      writeGraph = false; // it stays what it is
    }
    if (everyBatches.isPresent() && training.steps() - latest >= everyBatches.getAsInt()) {
      latest = training.steps();
      train.scalars(training.steps(), named("batch_", logs, false));
    }
  }

  @Override
  public void onEpochEnd(TrainingState training, int epoch, Map<String, Double> logs) {
    Map<String, Double> ofTraining = named("epoch_", logs, false);
    ofTraining.put("epoch_learning_rate", training.learningRate());
    train.scalars(epoch, ofTraining);
    Map<String, Double> ofValidation = named("epoch_", logs, true);
    if (!ofValidation.isEmpty()) {
      if (validation == null) {
        validation = EventWriter.in(folder.resolve("validation"));
      }
      validation.scalars(epoch, ofValidation);
    }
    if (histogramFrequency > 0 && epoch % histogramFrequency == 0) {
      training.weights().forEach((name, rows) -> train.histogram(epoch, name + "/histogram", rows));
    }
    train.flush();
  }

  private static Map<String, Double> named(
      String prefix, Map<String, Double> logs, boolean ofValidation) {
    Map<String, Double> named = new LinkedHashMap<>();
    logs.forEach(
        (name, value) -> {
          if (name.startsWith(VALIDATION) == ofValidation) {
            named.put(prefix + (ofValidation ? name.substring(VALIDATION.length()) : name), value);
          }
        });
    return named;
  }

  @Override
  public void onTrainEnd(TrainingState training) {
    if (train != null) {
      train.close();
      train = null;
    }
    if (validation != null) {
      validation.close();
      validation = null;
    }
  }
}
