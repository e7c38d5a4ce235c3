package io.github.tfrnn.training;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lowers the learning rate when a number has stopped getting better; Keras's {@code
 * ReduceLROnPlateau}. The logs get the rate as {@code "learning_rate"}.
 *
 * <p>For one {@code fit} at a time; a new one begins anew.
 */
public final class ReduceLROnPlateau implements Callback {

  private static final double MIN_DELTA = 1e-4;

  private Monitor monitor;
  private double factor = 0.1;
  private int patience = 10;
  private int cooldown;
  private double minLearningRate;

  private double best;
  private int wait;
  private int cooling;

  private ReduceLROnPlateau(String monitor) {
    this.monitor = Monitor.of("ReduceLROnPlateau", monitor).with(MIN_DELTA);
  }

  /**
   * Returns a callback with Keras's defaults: a tenth after 10 epochs without an improvement of at
   * least 0.0001.
   *
   * @param monitor name of the number: {@code "val_loss"}
   */
  public static ReduceLROnPlateau monitor(String monitor) {
    return new ReduceLROnPlateau(monitor);
  }

  /** Sets what the learning rate is multiplied by, in (0, 1). */
  public ReduceLROnPlateau factor(double newFactor) {
    checkArgument(
        newFactor > 0 && newFactor < 1,
        "ReduceLROnPlateau: factor must be in (0, 1), got %s",
        newFactor);
    this.factor = newFactor;
    return this;
  }

  /** Sets how many epochs without improvement are waited for; at least 0. */
  public ReduceLROnPlateau patience(int epochs) {
    checkArgument(epochs >= 0, "ReduceLROnPlateau: patience must not be negative, got %s", epochs);
    this.patience = epochs;
    return this;
  }

  /** Sets by how much a number must be better to count; not negative. */
  public ReduceLROnPlateau minDelta(double delta) {
    this.monitor = monitor.with(delta);
    return this;
  }

  /** Sets which way is better. */
  public ReduceLROnPlateau direction(Direction direction) {
    this.monitor = monitor.with(direction);
    return this;
  }

  /** Sets how many epochs after a reduction are not counted; at least 0. */
  public ReduceLROnPlateau cooldown(int epochs) {
    checkArgument(epochs >= 0, "ReduceLROnPlateau: cooldown must not be negative, got %s", epochs);
    this.cooldown = epochs;
    return this;
  }

  /** Sets the rate that is not gone below; not negative. */
  public ReduceLROnPlateau minLearningRate(double rate) {
    checkArgument(
        rate >= 0, "ReduceLROnPlateau: minLearningRate must not be negative, got %s", rate);
    this.minLearningRate = rate;
    return this;
  }

  @Override
  public void onTrainBegin(TrainingState training) {
    best = monitor.worst();
    wait = 0;
    cooling = 0;
  }

  @Override
  public void onEpochEnd(TrainingState training, int epoch, Map<String, Double> logs) {
    training.log("learning_rate", training.learningRate());
    double current = monitor.in(logs);
    if (cooling > 0) {
      cooling--;
      wait = 0;
    }
    if (monitor.isBetter(current, best)) {
      best = current;
      wait = 0;
    } else if (cooling == 0) {
      wait++;
      if (wait >= patience && training.learningRate() > minLearningRate) {
        training.setLearningRate(Math.max(training.learningRate() * factor, minLearningRate));
        cooling = cooldown;
        wait = 0;
      }
    }
  }

  @Override
  public CallbackMemory remember() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("best", best);
    numbers.put("wait", (double) wait);
    numbers.put("cooling", (double) cooling);
    return CallbackMemory.of(numbers);
  }

  @Override
  public void recall(CallbackMemory memory) {
    best = memory.number("best");
    wait = (int) memory.number("wait");
    cooling = (int) memory.number("cooling");
  }
}
