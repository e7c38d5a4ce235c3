package io.github.tfrnn.plots;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import io.github.tfrnn.training.History;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** One of each chart, of made-up numbers. */
enum Charts {
  TRAINING(0x0072B2, 0xD55E00) {
    @Override
    void write(Path file, ChartOptions options) {
      Plots.training(history(12), file, options);
    }

    @Override
    List<String> labels() {
      return List.of("loss", "accuracy", "training", "validation", "epoch", "2", "12");
    }
  },
  CONFUSION_MATRIX(0x08519C) {
    @Override
    void write(Path file, ChartOptions options) {
      Plots.confusionMatrix(matrix(), file, options);
    }

    @Override
    List<String> labels() {
      return List.of("↓ true class", "predicted class →", "cat", "dog", "owl", "40", "13");
    }
  },
  CLASS_ACCURACY(0x0072B2) {
    @Override
    void write(Path file, ChartOptions options) {
      Plots.classAccuracy(matrix(), file, options);
    }

    @Override
    List<String> labels() {
      return List.of("cat", "dog", "owl", "1.000  of 40", "0.350  of 20", "0.5");
    }
  },
  ROC(0x0072B2, 0xD55E00, 0x009E73) {
    @Override
    void write(Path file, ChartOptions options) {
      Plots.roc(scores(), file, options);
    }

    @Override
    List<String> labels() {
      return List.of("true positive rate", "false positive rate", "chance", "0.2");
    }
  },
  PRECISION_RECALL(0x0072B2, 0xD55E00, 0x009E73) {
    @Override
    void write(Path file, ChartOptions options) {
      Plots.precisionRecall(scores(), file, options);
    }

    @Override
    List<String> labels() {
      return List.of("precision", "recall", "0.2");
    }
  },
  LEARNING_RATE(0x0072B2) {
    @Override
    void write(Path file, ChartOptions options) {
      Plots.learningRate(step -> 1e-3 * Math.pow(0.5, step / 20_000.0), 50_000, file, options);
    }

    @Override
    List<String> labels() {
      return List.of("learning rate", "step", "20,000", "0.001");
    }
  },
  ATTENTION(0x08519C) {
    @Override
    void write(Path file, ChartOptions options) {
      float[][] weights = {{0.9f, 0.1f, 0}, {0.2f, 0.5f, 0.3f}};
      Plots.attention(weights, List.of("the", "cat"), List.of("le", "chat", "\n"), file, options);
    }

    @Override
    List<String> labels() {
      return List.of("↓ query", "key →", "the", "cat", "le", "chat", "↵", "0.90", "0.50");
    }
  },
  LENGTHS(0x56B4E9, 0xD55E00, 0x009E73, 0x111827) {
    @Override
    void write(Path file, ChartOptions options) {
      Random random = new Random(4);
      int[] lengths =
          IntStream.range(0, 900).map(i -> (int) Math.exp(4 + random.nextGaussian() / 2)).toArray();
      Plots.lengths(lengths, 80, file, options);
    }

    @Override
    List<String> labels() {
      return List.of("sequences", "length", "median: 55", "20", "100");
    }
  },
  FORECAST(0x9CA3AF, 0x1F2937, 0x0072B2, 0xD55E00) {
    @Override
    void write(Path file, ChartOptions options) {
      float[] series = new float[72];
      for (int i = 0; i < series.length; i++) {
        series[i] = (float) (20 + 5 * Math.sin(i * Math.PI / 12));
      }
      float[] history = Arrays.copyOf(series, 48);
      float[] truth = Arrays.copyOfRange(series, 48, 72);
      float[] level = new float[13];
      Arrays.fill(level, 20);
      Plots.forecast(
          Forecasts.of(history, truth)
              .with("LSTM", new float[] {21, 22, 23})
              .with("12 ahead", 12, level),
          file,
          options);
    }

    @Override
    List<String> labels() {
      return List.of("value", "step", "history", "truth", "LSTM", "12 ahead", "-20", "20");
    }
  };

  private final ImmutableList<Integer> colors;

  Charts(int... colors) {
    this.colors = ImmutableList.copyOf(Ints.asList(colors));
  }

  abstract void write(Path file, ChartOptions options);

  /** Returns some of what must be readable. */
  abstract List<String> labels();

  /** Returns colors that the data has, opaque. */
  int[] colors() {
    return colors.stream().mapToInt(color -> 0xFF000000 | color).toArray();
  }

  static History history(int epochs) {
    Map<String, List<Double>> series = new LinkedHashMap<>();
    series.put("loss", falling(epochs, 2, 0.2));
    series.put("accuracy", falling(epochs, 0.3, 0.95));
    series.put("val_loss", falling(epochs, 2.1, 0.6));
    series.put("val_accuracy", falling(epochs, 0.3, 0.85));
    return new History(series);
  }

  private static List<Double> falling(int epochs, double from, double to) {
    return IntStream.range(0, epochs)
        .mapToObj(epoch -> to + (from - to) * Math.exp(-epoch / 4.0))
        .toList();
  }

  static ConfusionMatrix matrix() {
    long[][] counts = {{40, 0, 0}, {13, 7, 0}, {0, 3, 9}};
    return ConfusionMatrix.of(counts, List.of("cat", "dog", "owl"));
  }

  static List<Scores> scores() {
    Random random = new Random(7);
    int[] labels = random.ints(300, 0, 3).toArray();
    float[][] scores = new float[labels.length][3];
    for (int row = 0; row < labels.length; row++) {
      for (int c = 0; c < 3; c++) {
        scores[row][c] = (float) (random.nextGaussian() + (c == labels[row] ? 1 + c / 2.0 : 0));
      }
    }
    return Scores.ofClasses(labels, scores, List.of("cat", "dog", "owl"));
  }
}
