package io.github.tfrnn.training;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.saving.WeightFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** A training that computes nothing; its weights tell the epoch that they are from. */
final class FakeTraining implements TrainingState {
  boolean stopped;
  int epoch;
  double learningRate = 0.1;
  Map<String, FloatRows> set;
  Map<String, Double> logs = Map.of();

  /** Runs epochs that end with the given values, until stopped. */
  void run(Callback callback, String name, double... values) {
    callback.onTrainBegin(this);
    for (epoch = 0; epoch < values.length && !stopped; epoch++) {
      logs = new LinkedHashMap<>(Map.of(name, values[epoch]));
      callback.onEpochBegin(this, epoch);
      callback.onEpochEnd(this, epoch, logs);
    }
    callback.onTrainEnd(this);
  }

  @Override
  public int epochs() {
    return 100;
  }

  @Override
  public OptionalInt stepsPerEpoch() {
    return OptionalInt.of(1);
  }

  @Override
  public int epoch() {
    return epoch;
  }

  @Override
  public long steps() {
    return epoch + 1L;
  }

  @Override
  public double learningRate() {
    return learningRate;
  }

  @Override
  public void setLearningRate(double newLearningRate) {
    learningRate = newLearningRate;
  }

  @Override
  public Map<String, FloatRows> weights() {
    return Map.of("epoch", Rows.of(new float[] {epoch}));
  }

  @Override
  public void saveWeights(Path file) {
    WeightFile.write(file, weights());
  }

  @Override
  public void setWeights(Map<String, FloatRows> weights) {
    set = weights;
  }

  @Override
  public void useAverages(boolean use) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void log(String name, double value) {
    logs.put(name, value);
  }

  @Override
  public void stopTraining() {
    stopped = true;
  }

  @Override
  public Outcome outcome() {
    return Outcome.RUNNING;
  }

  @Override
  public TrainingSnapshot snapshot() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void resume(TrainingSnapshot snapshot) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] graphDef() {
    throw new UnsupportedOperationException();
  }
}
