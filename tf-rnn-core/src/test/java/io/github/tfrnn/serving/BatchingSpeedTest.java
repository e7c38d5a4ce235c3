package io.github.tfrnn.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.models.TinyTask;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.TensorValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Requests a second of 64 callers, one after the other and in batches: an LSTM of 128 units over
 * 100 timesteps.
 */
@Tag("slow")
class BatchingSpeedTest {
  private static final int CALLERS = 64;
  private static final int REQUESTS = 6400;

  @TempDir private Path folder;

  @Test
  void answersMoreThanOneByOne() throws Exception {
    try (Sequential model = TinyTask.model(1, Embedding.of(1000, 128), LSTM.of(128), Dense.of(2))) {
      model.export(folder.resolve("model"));
    }
    try (ExportedModel model = ExportedModel.load(folder.resolve("model"));
        BatchingPredictor batches =
            BatchingPredictor.start(
                Predictor.of(model),
                BatchingOptions.maxBatch(64).maxWait(Duration.ofMillis(1)).threads(2))) {
      Predictor alone = Predictor.of(model);
      requestsASecond(alone, REQUESTS / 8); // both warm
      requestsASecond(batches, REQUESTS / 8);
      double oneByOne = requestsASecond(alone, REQUESTS);
      double gathered = requestsASecond(batches, REQUESTS);
      LoggerFactory.getLogger(BatchingSpeedTest.class)
          .info(
              String.format(
                  Locale.ROOT,
                  "one by one %.0f requests/s, in batches %.0f, ratio %.1f",
                  oneByOne,
                  gathered,
                  gathered / oneByOne));
      assertThat(gathered).isGreaterThan(oneByOne);
    }
  }

  private static double requestsASecond(Predictor predictor, int requests) throws Exception {
    int[] ids = IntStream.range(1, 101).toArray();
    Map<String, TensorValue> input = Map.of("inputs", TensorValue.ofInts(ids, 1, 100));
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    AtomicInteger left = new AtomicInteger(requests);
    long begin = System.nanoTime();
    try {
      Future<?>[] asking =
          IntStream.range(0, CALLERS)
              .mapToObj(
                  caller ->
                      callers.submit(
                          () -> {
                            while (left.getAndDecrement() > 0) {
                              predictor.predict(input);
                            }
                          }))
              .toArray(Future[]::new);
      for (Future<?> done : asking) {
        done.get();
      }
    } finally {
      callers.shutdown();
    }
    return requests / ((System.nanoTime() - begin) / 1e9);
  }
}
