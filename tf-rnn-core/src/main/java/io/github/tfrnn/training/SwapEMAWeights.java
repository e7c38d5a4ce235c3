package io.github.tfrnn.training;

import java.util.Map;

/**
 * Has validation, and checkpoints if asked for, see the moving averages of the weights instead of
 * the weights; Keras's {@code SwapEMAWeights}. The optimizer has to keep them: {@code
 * Adam.of(0.001).withEma(0.99)}.
 *
 * <p>For checkpoints, put a {@link ModelCheckpoint} after this callback. When training is completed
 * the averages become the weights, with this callback and without it. For one {@code fit} at a
 * time.
 */
public final class SwapEMAWeights implements Callback {

  private final boolean onEpoch;
  private TrainingState training;

  private SwapEMAWeights(boolean onEpoch) {
    this.onEpoch = onEpoch;
  }

  /** Returns a callback for validation. */
  public static SwapEMAWeights create() {
    return new SwapEMAWeights(false);
  }

  /**
   * Returns a callback for validation and for what callbacks after it do at the end of an epoch;
   * Keras's {@code swap_on_epoch}.
   */
  public static SwapEMAWeights onEpoch() {
    return new SwapEMAWeights(true);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the optimizer keeps no averages
   */
  @Override
  public void onTrainBegin(TrainingState newTraining) {
    training = newTraining;
    training.useAverages(true);
    training.useAverages(false);
  }

  @Override
  public void onEpochBegin(TrainingState ofEpoch, int epoch) {
    ofEpoch.useAverages(false);
  }

  @Override
  public void onTestBegin() {
    if (training != null) {
      training.useAverages(true);
    }
  }

  @Override
  public void onTestEnd(Map<String, Double> logs) {
    if (training != null) {
      training.useAverages(false);
    }
  }

  @Override
  public void onEpochEnd(TrainingState ofEpoch, int epoch, Map<String, Double> logs) {
    ofEpoch.useAverages(onEpoch);
  }

  @Override
  public void onTrainEnd(TrainingState ended) {
    training = null;
  }
}
