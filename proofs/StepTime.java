import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.training.Callback;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.TrainingState;
import io.github.tfrnn.training.Verbosity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.tensorflow.TensorFlow;

/**
 * Times training steps and predictions of Embedding(20000, I) → LSTM(H) → Dense(2) with Adam, through the public API.
 * Arguments: sizes B,T,I,H. An epoch is n steps, about 20 GFLOP. A number is that of the fastest epoch after one that
 * warms up, a step's share of it; the first step is that of a new model, its graph and session included.
 */
final class StepTime {
  private static final int VOCABULARY = 20_000;

  /** Seconds from the beginning of each epoch to its end. */
  private static final class EpochSeconds implements Callback {
    private final List<Double> seconds = new ArrayList<>();
    private long begun;

    @Override
    public void onEpochBegin(TrainingState training, int epoch) {
      begun = System.nanoTime();
    }

    @Override
    public void onEpochEnd(TrainingState training, int epoch, Map<String, Double> logs) {
      seconds.add((System.nanoTime() - begun) * 1e-9);
    }
  }

  public static void main(String[] args) {
    TensorFlow.version(); // loads the native libraries: their time is no step's
    for (String arg : args) {
      String[] size = arg.split(",");
      measure(Integer.parseInt(size[0]), Integer.parseInt(size[1]), Integer.parseInt(size[2]), Integer.parseInt(size[3]));
    }
  }

  private static void measure(int batch, int timesteps, int embedding, int units) {
    int steps = (int) Math.max(4, Math.min(40, Math.round(20e9 / (3.0 * 2 * batch * timesteps * 4 * units * (embedding + units)))));
    Random random = new Random(0);
    int[][] ids = new int[steps * batch][];
    for (int row = 0; row < ids.length; row++) {
      ids[row] = random.ints(timesteps, 0, VOCABULARY).toArray();
    }
    Rows x = Rows.of(ids);
    Rows y = Rows.of(random.ints(ids.length, 0, 2).toArray());
    FitOptions options = FitOptions.batchSize(batch).shuffle(false).verbosity(Verbosity.SILENT);
    try (Sequential model =
        Sequential.seeded(0, Embedding.of(VOCABULARY, embedding), LSTM.of(units), Dense.of(2, Activation.SOFTMAX))) {
      model.compile(Adam.create(), Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
      long start = System.nanoTime();
      model.fit(x.slice(0, batch), y.slice(0, batch), options);
      double first = (System.nanoTime() - start) * 1e-9;

      EpochSeconds warm = new EpochSeconds();
      model.fit(x, y, options.callbacks(warm));
      EpochSeconds timed = new EpochSeconds();
      History history = model.fit(x, y, options.epochs(epochs(warm.seconds.get(0))).callbacks(timed));

      double predicted = Double.MAX_VALUE;
      int left = epochs(predictSeconds(model, x, batch));
      for (; left > 0; left--) {
        predicted = Math.min(predicted, predictSeconds(model, x, batch));
      }
      System.out.printf(
          Locale.ROOT,
          "RESULT peer=tf-rnn variant=fp32 cell=LSTM B=%d T=%d I=%d H=%d n=%d first_ms=%.1f train_ms=%.3f infer_ms=%.3f loss=%.4f%n",
          batch, timesteps, embedding, units, steps, first * 1e3,
          Collections.min(timed.seconds) / steps * 1e3, predicted / steps * 1e3, history.last("loss"));
    }
  }

  private static double predictSeconds(Sequential model, Rows x, int batch) {
    long start = System.nanoTime();
    model.predict(x, batch);
    return (System.nanoTime() - start) * 1e-9;
  }

  /** At least 4, at most 10, for about 2 seconds; 2 where one takes over 5. */
  private static int epochs(double seconds) {
    return seconds > 5 ? 2 : Math.max(4, Math.min(10, (int) (2 / seconds)));
  }

  private StepTime() {}
}
