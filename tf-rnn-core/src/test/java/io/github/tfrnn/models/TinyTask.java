package io.github.tfrnn.models;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Dropout;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.Verbosity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** A small task to learn: is id 7 anywhere in a sequence? Id 0 is padding. */
public final class TinyTask {

  /** Ids are below this. */
  public static final int IDS = 20;

  private TinyTask() {}

  /** Returns sequences of ids, padded before. */
  public static int[][] ids(int rows, int timesteps, long seed) {
    Random random = new Random(seed);
    int[][] ids = new int[rows][timesteps];
    for (int[] row : ids) {
      int padding = random.nextInt(timesteps);
      for (int i = padding; i < timesteps; i++) {
        row[i] = 1 + random.nextInt(IDS - 1);
        row[i] = row[i] == 7 && random.nextBoolean() ? 8 : row[i];
      }
      if (random.nextBoolean()) {
        row[timesteps - 1 - random.nextInt(timesteps - padding)] = 7;
      }
    }
    return ids;
  }

  /** Returns 1 for each sequence that contains a 7, 0 for the others. */
  public static int[] labels(int[][] ids) {
    int[] labels = new int[ids.length];
    for (int row = 0; row < labels.length; row++) {
      for (int id : ids[row]) {
        labels[row] |= id == 7 ? 1 : 0;
      }
    }
    return labels;
  }

  /** Returns labels of two classes, one-hot. */
  public static float[][] oneHot(int... labels) {
    float[][] rows = new float[labels.length][2];
    for (int i = 0; i < labels.length; i++) {
      rows[i][labels[i]] = 1;
    }
    return rows;
  }

  /** Returns sequences of numbers. */
  public static float[][][] features(int rows, int timesteps, int features, long seed) {
    Random random = new Random(seed);
    float[][][] values = new float[rows][timesteps][features];
    for (float[][] row : values) {
      for (float[] step : row) {
        for (int i = 0; i < features; i++) {
          step[i] = (float) random.nextGaussian();
        }
      }
    }
    return values;
  }

  /** Returns a model for it with every kind of randomness. */
  public static Sequential model(long seed) {
    return model(
        seed,
        Embedding.builder(IDS, 6).maskZero(true).build(),
        LSTM.builder(5).dropout(0.2).recurrentDropout(0.1).returnSequences(true).build(),
        Dropout.of(0.2),
        LSTM.builder(4).dropout(0.1).build(),
        Dense.of(2, Activation.SOFTMAX));
  }

  /** Returns a model for it without dropout. */
  public static Sequential plain(long seed) {
    return model(
        seed,
        Embedding.builder(IDS, 6).maskZero(true).build(),
        LSTM.of(5),
        Dense.of(2, Activation.SOFTMAX));
  }

  /** Returns a model on two threads, whatever the machine. */
  public static Sequential model(long seed, Layer... layers) {
    return Sequential.builder()
        .seed(seed)
        .execution(ExecutionOptions.threads(2))
        .layers(layers)
        .build();
  }

  /** Returns options that show nothing. */
  public static FitOptions silent(int batchSize) {
    return FitOptions.batchSize(batchSize).verbosity(Verbosity.SILENT);
  }

  /** Returns all weights of a model as plain arrays. */
  public static Map<String, float[]> weights(Sequential model) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    model.getWeights().forEach((name, rows) -> weights.put(name, rows.toFlat()));
    return weights;
  }

  /** Returns whether two models' weights are the same to the bit. */
  public static boolean same(Map<String, FloatRows> one, Map<String, FloatRows> other) {
    return one.keySet().equals(other.keySet())
        && one.keySet().stream()
            .allMatch(name -> Arrays.equals(one.get(name).toFlat(), other.get(name).toFlat()));
  }
}
