package io.github.tfrnn.benchmarks;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Execution;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.RecurrentLayer;
import io.github.tfrnn.layers.SimpleRNN;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.Adam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.tensorflow.TensorFlow;

/**
 * What is timed: Embedding(20 000, inputs), recurrent layers, Dense(2, softmax), Adam, random ids
 * and labels; the work of the peers.
 *
 * @param cell the recurrent layer
 * @param shape its sizes
 * @param layers how many recurrent layers stand on one another
 * @param bidirectional whether each runs in both directions
 * @param mask where rows are padded; their lengths are then uniform in 1 to timesteps
 * @param threads that the model computes with
 * @param execution how recurrences run where they can; the library's choice if empty
 */
record Work(
    Cell cell,
    WorkShape shape,
    int layers,
    boolean bidirectional,
    Mask mask,
    int threads,
    Optional<Execution> execution) {

  static final int VOCABULARY = 20_000;

  /** The only precision there is. */
  static final String PRECISION = "float32";

  /**
   * Inputs and labels.
   *
   * @param x ids, {@code [rows, timesteps]}; 0 is padding if there is a mask
   * @param y 0 or 1, one a row
   * @param filled share of the timesteps that are not padding, in (0, 1]
   */
  record Examples(Rows x, Rows y, double filled) {}

  /** Loads TensorFlow's libraries, so that no first step pays for it. */
  static void loadLibraries(int threads) {
    ExecutionOptions.threads(threads); // first: it also lifts JavaCPP's limit of memory
    TensorFlow.version();
  }

  /** Returns a model with fixed initial weights; the caller closes it. */
  Sequential model() {
    List<Layer> stack = new ArrayList<>();
    stack.add(Embedding.builder(VOCABULARY, shape.inputs()).maskZero(mask != Mask.NONE).build());
    for (int i = 1; i <= layers; i++) {
      RecurrentLayer layer = recurrent(i < layers);
      stack.add(bidirectional ? Bidirectional.of(layer) : layer);
    }
    stack.add(Dense.of(2, Activation.SOFTMAX));
    ExecutionOptions options = ExecutionOptions.threads(threads);
    return Sequential.builder()
        .seed(0)
        .execution(execution.map(options::withExecution).orElse(options))
        .layers(stack.toArray(new Layer[0]))
        .build();
  }

  private RecurrentLayer recurrent(boolean returnSequences) {
    int units = shape.units();
    return switch (cell) {
      case LSTM -> LSTM.builder(units).returnSequences(returnSequences).build();
      case GRU -> GRU.builder(units).returnSequences(returnSequences).build();
      case SIMPLE_RNN -> SimpleRNN.builder(units).returnSequences(returnSequences).build();
    };
  }

  /** Returns a model that is ready to be trained; the caller closes it. */
  Sequential compiled() {
    Sequential model = model();
    model.compile(Adam.create(), Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
    return model;
  }

  /** Returns random examples, the same ones every time. */
  Examples examples(int rows) {
    int[][] ids = ids(rows);
    double filled =
        mask == Mask.NONE
            ? 1
            : Arrays.stream(ids).flatMapToInt(Arrays::stream).mapToDouble(Math::signum).sum()
                / ((double) rows * shape.timesteps());
    return new Examples(Rows.of(ids), Rows.of(new Random(1).ints(rows, 0, 2).toArray()), filled);
  }

  /** Returns random ids, {@code [rows, timesteps]}, the same ones every time. */
  int[][] ids(int rows) {
    Random random = new Random(0);
    int timesteps = shape.timesteps();
    int[][] ids = new int[rows][timesteps];
    for (int[] row : ids) {
      int length = mask == Mask.NONE ? timesteps : 1 + random.nextInt(timesteps);
      int first = mask == Mask.LEFT ? timesteps - length : 0;
      int least = mask == Mask.NONE ? 0 : 1;
      for (int t = first; t < first + length; t++) {
        row[t] = least + random.nextInt(VOCABULARY - least);
      }
    }
    return ids;
  }

  /**
   * Returns the floating-point operations of one training step: matrix products of the recurrent
   * layers, forward once and backward twice. Embedding, Dense and optimizer are not counted, nor
   * are timesteps of padding.
   *
   * @param filled share of the timesteps that are not padding
   */
  double trainingFlop(double filled) {
    return 3 * predictionFlop(filled);
  }

  /** Returns those of predicting one batch: a third. */
  double predictionFlop(double filled) {
    double steps = 2.0 * shape.batch() * shape.timesteps() * filled;
    double directions = bidirectional ? 2 : 1;
    double units = shape.units();
    double columns = 0; // of weights for one unit of one gate, summed over layers
    for (int layer = 0; layer < layers; layer++) {
      columns += (layer == 0 ? shape.inputs() : directions * units) + units;
    }
    return steps * directions * cell.gates() * units * columns;
  }

  /** Returns in one word how this differs from the plain work. */
  String variant() {
    return "fp32"
        + (mask == Mask.LEFT ? "+left" : "")
        + (mask == Mask.RIGHT ? "+right" : "")
        + (bidirectional ? "+bidirectional" : "")
        + execution.map(way -> "+" + way.name().toLowerCase(Locale.ROOT)).orElse("");
  }

  /** Begins a line about this work, up to and with H. */
  ReportLine line(String kind, String variant) {
    return ReportLine.of(kind)
        .word("peer", "tf-rnn")
        .word("variant", variant)
        .word("cell", cell.toString())
        .whole("B", shape.batch())
        .whole("T", shape.timesteps())
        .whole("I", shape.inputs())
        .whole("H", shape.units());
  }

  /**
   * Ends a line about this work.
   *
   * @param gflops GFLOP a second
   */
  ReportLine finish(ReportLine line, double gflops) {
    return finish(line.number("gflops", gflops, 1));
  }

  /** Ends a line about this work. */
  ReportLine finish(ReportLine line) {
    return finish(line, threads);
  }

  /** Ends a line about some work. */
  static ReportLine finish(ReportLine line, int threads) {
    ReportLine finished = line.whole("threads", threads).word("precision", PRECISION);
    PeakMemory.megabytes().ifPresent(megabytes -> finished.whole("rss_mb", megabytes));
    return finished;
  }
}
