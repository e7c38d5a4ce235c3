package io.github.tfrnn.training;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the model to a file while it is trained; Keras's {@code ModelCheckpoint}.
 *
 * <p>The file holds the whole training ({@link TrainingSnapshot}), or the weights alone; {@code
 * Model.loadWeights} reads both. Weights alone are of the kind that the name tells, as in {@code
 * Model.saveWeights}: {@code .weights.h5} is Keras's, with what the optimizer knows. It is written
 * whole or not at all and forced to the disk. Its name may hold numbers: {@code
 * "model-{epoch:03d}-{val_loss:.3f}.npz"}; epochs and batches count from 1 there, as in Keras. A
 * file that cannot be written, as on a full disk, is told as a warning, and training goes on. For
 * one {@code fit} at a time.
 */
public final class ModelCheckpoint implements Callback {

  private static final Logger LOG = LoggerFactory.getLogger(ModelCheckpoint.class);

  private final FileName name;
  private Monitor monitor = Monitor.of("ModelCheckpoint", "val_loss");
  private boolean bestOnly;
  private boolean weightsOnly;
  private OptionalInt everyBatches = OptionalInt.empty();
  private double threshold = Double.NaN;

  private double best;
  private long latest; // steps that were made when the latest file was due
  private Path latestFile;

  private ModelCheckpoint(Path file) {
    this.name = new FileName(file);
  }

  /**
   * Returns a callback that writes a file after each epoch.
   *
   * @param file with numbers in braces where files are not to replace one another
   */
  public static ModelCheckpoint of(Path file) {
    return new ModelCheckpoint(file);
  }

  /** Sets the number that tells which model is the best; {@code "val_loss"} by default. */
  public ModelCheckpoint monitor(String number) {
    this.monitor = Monitor.of("ModelCheckpoint", number).with(monitor.direction());
    return this;
  }

  /** Sets which way is better. */
  public ModelCheckpoint direction(Direction direction) {
    this.monitor = monitor.with(direction);
    return this;
  }

  /** Sets whether only a model that is better than all before is written. */
  public ModelCheckpoint saveBestOnly(boolean best) {
    this.bestOnly = best;
    return this;
  }

  /** Sets whether the weights alone are written, without what the optimizer keeps. */
  public ModelCheckpoint saveWeightsOnly(boolean weights) {
    this.weightsOnly = weights;
    return this;
  }

  /** Sets that a file is written after every so many batches, instead of after epochs. */
  public ModelCheckpoint everyBatches(int batches) {
    checkArgument(
        batches >= 1, "ModelCheckpoint: everyBatches must be at least 1, got %s", batches);
    this.everyBatches = OptionalInt.of(batches);
    return this;
  }

  /** Sets a value that the first model to be written has to better. */
  public ModelCheckpoint initialValueThreshold(double value) {
    this.threshold = value;
    return this;
  }

  /** Returns the file that was written last, if one was. */
  public Optional<Path> latestFile() {
    return Optional.ofNullable(latestFile);
  }

  @Override
  public void onTrainBegin(TrainingState training) {
    best = Double.isNaN(threshold) ? monitor.worst() : threshold;
    latest = training.steps();
    latestFile = null;
    name.requireWritable();
    String file = name.pattern().getFileName().toString().toLowerCase(Locale.ROOT);
    checkArgument(
        !file.endsWith(".keras"),
        "ModelCheckpoint: %s would be a whole model. Write weights (.weights.h5), or the training"
            + " (.npz).",
        name.pattern());
    checkArgument(
        weightsOnly || !(file.endsWith(".h5") || file.endsWith(".hdf5")),
        "ModelCheckpoint: %s holds weights alone: saveWeightsOnly(true) has to say so.",
        name.pattern());
  }

  @Override
  public void onTrainBatchEnd(TrainingState training, int batch, Map<String, Double> logs) {
    if (everyBatches.isPresent() && training.steps() - latest >= everyBatches.getAsInt()) {
      latest = training.steps();
      consider(training, logs, training.epoch() + 1, batch + 1);
    }
  }

  @Override
  public void onEpochEnd(TrainingState training, int epoch, Map<String, Double> logs) {
    if (everyBatches.isEmpty()) {
      consider(training, logs, epoch + 1, 0);
    }
  }

  private void consider(TrainingState training, Map<String, Double> logs, int epoch, int batch) {
    double current = Double.NaN;
    if (bestOnly) {
      current = monitor.in(logs);
      if (!monitor.isBetter(current, best)) {
        return;
      }
    }
    Path file = name.with(epoch, batch, logs);
    try {
      if (weightsOnly) {
        training.saveWeights(file);
      } else {
        training.snapshot().write(file);
      }
      latestFile = file;
      best = bestOnly ? current : best;
    } catch (UncheckedIOException e) {
      LOG.warn("No checkpoint of epoch {}: {} Training goes on.", epoch, e.getMessage());
    }
  }

  @Override
  public CallbackMemory remember() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("best", best);
    numbers.put("latest", (double) latest);
    return CallbackMemory.of(numbers);
  }

  @Override
  public void recall(CallbackMemory memory) {
    best = memory.number("best");
    latest = (long) memory.number("latest");
  }
}
