package io.github.tfrnn.training;

import io.github.tfrnn.data.FloatRows;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A training as callbacks see it. Valid during {@code fit}, on the thread that called it; {@link
 * #stopTraining} from any thread.
 */
public interface TrainingState {

  /** How a training ended, if it did. */
  enum Outcome {
    /** It goes on. */
    RUNNING,
    /** All epochs are done, or a callback stopped it. */
    COMPLETED,
    /**
     * It was told to end before it was done: its thread was interrupted, {@code
     * Model.stopTraining()} was called, or the program was told to end.
     */
    INTERRUPTED,
    /** An exception ended it, or the loss became NaN or infinite. */
    FAILED
  }

  /** Returns the number of the epoch that training ends before. */
  int epochs();

  /** Returns the number of batches of an epoch; unknown in the first one of some data sets. */
  OptionalInt stepsPerEpoch();

  /** Returns the epoch that training is in, from 0. */
  int epoch();

  /** Returns the number of training steps that the model has made, this {@code fit} and earlier. */
  long steps();

  /** Returns the learning rate of the next step. */
  double learningRate();

  /**
   * Sets the learning rate of the steps from now on.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   * @throws IllegalStateException if a schedule rules it
   */
  void setLearningRate(double learningRate);

  /** Returns a copy of all weights, by name. */
  Map<String, FloatRows> weights();

  /**
   * Writes the weights to a file, as the kind that its name tells: as {@code Model.saveWeights}.
   *
   * @throws java.io.UncheckedIOException if it cannot be written; what was there is unchanged then
   */
  void saveWeights(Path file);

  /** Sets all weights. */
  void setWeights(Map<String, FloatRows> weights);

  /**
   * Puts the moving averages of the weights in the weights' place, or the weights back.
   *
   * @throws IllegalStateException if averages are wanted and the optimizer keeps none
   */
  void useAverages(boolean use);

  /** Adds a number to the logs of the epoch; called in {@link Callback#onEpochEnd}. */
  void log(String name, double value);

  /** Ends the training after this batch, and the epoch with its validation. */
  void stopTraining();

  /** Returns whether training goes on, and if not, how it ended. */
  Outcome outcome();

  /** Returns all that is needed to go on from here, now or in another program. */
  TrainingSnapshot snapshot();

  /**
   * Goes on from where a snapshot was taken; called in {@link Callback#onTrainBegin}. When all
   * callbacks were told of the beginning, they {@linkplain Callback#recall recall}.
   *
   * @throws IllegalArgumentException if it is of another model; nothing has changed then
   */
  void resume(TrainingSnapshot snapshot);

  /** Returns the graph of the model as a serialized {@code GraphDef}. */
  byte[] graphDef();
}
