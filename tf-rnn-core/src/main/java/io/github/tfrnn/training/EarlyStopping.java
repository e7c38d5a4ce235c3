package io.github.tfrnn.training;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.FloatRows;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ends a training when a number has stopped getting better; Keras's {@code EarlyStopping}.
 *
 * <p>Holds the state of one training at a time, so an instance belongs to one {@code fit} at a
 * time; a new {@code fit} begins anew.
 */
public final class EarlyStopping implements Callback {

  private Monitor monitor;
  private int patience;
  private double baseline = Double.NaN;
  private boolean restoreBestWeights;
  private int startFromEpoch;

  private double best;
  private int bestEpoch;
  private int wait;
  private int stoppedEpoch = -1;
  private Map<String, FloatRows> bestWeights;

  private EarlyStopping(String monitor) {
    this.monitor = Monitor.of("EarlyStopping", monitor);
  }

  /**
   * Returns a callback that stops at the first epoch that is no better than the one before.
   *
   * @param monitor name of the number: {@code "val_loss"}, {@code "val_accuracy"}
   */
  public static EarlyStopping monitor(String monitor) {
    return new EarlyStopping(monitor);
  }

  /** Sets how many epochs without improvement are waited for; at least 0. */
  public EarlyStopping patience(int epochs) {
    checkArgument(epochs >= 0, "EarlyStopping: patience must not be negative, got %s", epochs);
    this.patience = epochs;
    return this;
  }

  /** Sets by how much a number must be better to count; not negative. */
  public EarlyStopping minDelta(double delta) {
    this.monitor = monitor.with(delta);
    return this;
  }

  /** Sets which way is better. */
  public EarlyStopping direction(Direction newDirection) {
    this.monitor = monitor.with(newDirection);
    return this;
  }

  /** Sets a value that has to be bettered. */
  public EarlyStopping baseline(double value) {
    this.baseline = value;
    return this;
  }

  /** Sets whether the weights of the best epoch are put back at the end. */
  public EarlyStopping restoreBestWeights(boolean restore) {
    this.restoreBestWeights = restore;
    return this;
  }

  /** Sets how many epochs pass before any is looked at. */
  public EarlyStopping startFromEpoch(int epochs) {
    this.startFromEpoch = epochs;
    return this;
  }

  /** Returns the epoch, from 0, that the training was stopped after; -1 if it was not. */
  public int stoppedEpoch() {
    return stoppedEpoch;
  }

  /** Returns the best epoch, from 0. */
  public int bestEpoch() {
    return bestEpoch;
  }

  @Override
  public void onTrainBegin(TrainingState training) {
    best = monitor.worst();
    bestEpoch = 0;
    wait = 0;
    stoppedEpoch = -1;
    bestWeights = null;
  }

  @Override
  public void onEpochEnd(TrainingState training, int epoch, Map<String, Double> logs) {
    double current = monitor.in(logs);
    if (epoch < startFromEpoch) {
      return;
    }
    if (restoreBestWeights && bestWeights == null) {
      bestWeights = training.weights();
      bestEpoch = epoch;
    }
    wait++;
    if (monitor.isBetter(current, best)) {
      best = current;
      bestEpoch = epoch;
      if (restoreBestWeights) {
        bestWeights = training.weights();
      }
      if (Double.isNaN(baseline) || monitor.isBetter(current, baseline)) {
        wait = 0;
      }
      return;
    }
    if (wait >= patience && epoch > 0) {
      stoppedEpoch = epoch;
      training.stopTraining();
    }
  }

  @Override
  public void onTrainEnd(TrainingState training) {
    if (restoreBestWeights && bestWeights != null) {
      training.setWeights(bestWeights);
    }
    bestWeights = null;
  }

  @Override
  public CallbackMemory remember() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("best", best);
    numbers.put("best_epoch", (double) bestEpoch);
    numbers.put("wait", (double) wait);
    return new CallbackMemory(numbers, bestWeights == null ? Map.of() : bestWeights);
  }

  @Override
  public void recall(CallbackMemory memory) {
    best = memory.number("best");
    bestEpoch = (int) memory.number("best_epoch");
    wait = (int) memory.number("wait");
    bestWeights = memory.arrays().isEmpty() ? null : memory.arrays();
  }
}
