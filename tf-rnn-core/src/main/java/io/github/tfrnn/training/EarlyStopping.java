package io.github.tfrnn.training;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.FloatRows;
import java.util.Map;

/**
 * Ends a training when a number has stopped getting better; Keras's {@code EarlyStopping}.
 *
 * <p>Holds the state of one training at a time, so an instance belongs to one {@code fit} at a
 * time; a new {@code fit} begins anew.
 */
public final class EarlyStopping implements Callback {

  /** Which way is better. */
  public enum Direction {
    /** Greater is better if the name ends in accuracy, auc or another score, smaller otherwise. */
    AUTO,
    /** Smaller is better. */
    MIN,
    /** Greater is better. */
    MAX
  }

  private final String monitor;
  private int patience;
  private double minDelta;
  private Direction direction = Direction.AUTO;
  private double baseline = Double.NaN;
  private boolean restoreBestWeights;
  private int startFromEpoch;

  private double best;
  private int bestEpoch;
  private int wait;
  private int stoppedEpoch = -1;
  private Map<String, FloatRows> bestWeights;

  private EarlyStopping(String monitor) {
    this.monitor = monitor;
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
    checkArgument(delta >= 0, "EarlyStopping: minDelta must not be negative, got %s", delta);
    this.minDelta = delta;
    return this;
  }

  /** Sets which way is better. */
  public EarlyStopping direction(Direction newDirection) {
    this.direction = newDirection;
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
    best = greaterIsBetter() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    bestEpoch = 0;
    wait = 0;
    stoppedEpoch = -1;
    bestWeights = null;
  }

  @Override
  public void onEpochEnd(TrainingState training, int epoch, Map<String, Double> logs) {
    Double current = logs.get(monitor);
    if (current == null) {
      throw new IllegalStateException(
          "EarlyStopping: there is no \"%s\" to monitor; there is: %s. Without validationData or validationSplit nothing begins with val_."
              .formatted(monitor, String.join(", ", logs.keySet())));
    }
    if (epoch < startFromEpoch) {
      return;
    }
    if (restoreBestWeights && bestWeights == null) {
      bestWeights = training.weights();
      bestEpoch = epoch;
    }
    wait++;
    if (isBetter(current, best)) {
      best = current;
      bestEpoch = epoch;
      if (restoreBestWeights) {
        bestWeights = training.weights();
      }
      if (Double.isNaN(baseline) || isBetter(current, baseline)) {
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

  private boolean isBetter(double value, double than) {
    return greaterIsBetter() ? value - minDelta > than : value + minDelta < than;
  }

  private boolean greaterIsBetter() {
    return switch (direction) {
      case MAX -> true;
      case MIN -> false;
      case AUTO ->
          monitor.endsWith("accuracy")
              || monitor.endsWith("acc")
              || monitor.endsWith("auc")
              || monitor.endsWith("precision")
              || monitor.endsWith("recall")
              || monitor.endsWith("f1_score");
    };
  }
}
