package io.github.tfrnn.training;

import io.github.tfrnn.data.FloatRows;
import java.util.Map;

/** A training as callbacks see it. Valid during {@code fit}, on the thread that called it. */
public interface TrainingState {

  /** Returns the number of epochs that were asked for. */
  int epochs();

  /** Returns the number of batches of an epoch. */
  int stepsPerEpoch();

  /** Returns the learning rate of the next step. */
  double learningRate();

  /** Sets the learning rate of the steps from now on. */
  void setLearningRate(double learningRate);

  /** Returns a copy of all weights, by name. */
  Map<String, FloatRows> weights();

  /** Sets all weights. */
  void setWeights(Map<String, FloatRows> weights);

  /** Ends the training after this epoch. */
  void stopTraining();
}
