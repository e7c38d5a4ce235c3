package io.github.tfrnn.serving;

import static io.github.tfrnn.serving.Doubling.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.models.TinyTask;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.ModelSignature;
import io.github.tfrnn.saving.TensorValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.ndarray.Shape;

@Timeout(60)
@SuppressWarnings({"try", "FutureReturnValueIgnored"}) // some are closed early, some answers unread
class BatchingPredictorTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir private Path folder;

  private static BatchingPredictor start(Doubling model, BatchingOptions options) {
    return BatchingPredictor.start(model, options);
  }

  private static int[] y(CompletableFuture<Map<String, TensorValue>> answer) {
    return answer.join().get("y").ints();
  }

  @Test
  void computesAFullBatchAtOnceWithoutWaiting() {
    Doubling model = Doubling.create();
    try (BatchingPredictor predictor = start(model, BatchingOptions.maxBatch(3).maxWait(LONG))) {
      var one = predictor.submit(input(1, 2));
      var two = predictor.submit(Map.of("x", TensorValue.ofInts(new int[] {3, 4, 5, 6}, 2, 2)));
      assertThat(y(one)).containsExactly(2, 4);
      assertThat(y(two)).containsExactly(6, 8, 10, 12);
    }
    assertThat(model.batches).containsExactly(Shape.of(3, 2));
  }

  @Test
  void computesWhatIsThereWhenTheTimeIsOver() {
    Doubling model = Doubling.create();
    try (BatchingPredictor predictor =
        start(model, BatchingOptions.maxBatch(100).maxWait(Duration.ofMillis(30)))) {
      long begin = System.nanoTime();
      assertThat(predictor.predict(input(5)).get("y").ints()).containsExactly(10);
      assertThat(System.nanoTime() - begin).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(29));
    }
  }

  @Test
  void mixesOnlyRowsOfOneLength() {
    Doubling model = Doubling.create();
    try (BatchingPredictor predictor =
        start(model, BatchingOptions.maxBatch(2).maxWait(LONG).capacity(10))) {
      List<CompletableFuture<Map<String, TensorValue>>> answers = new ArrayList<>();
      for (int[] row : new int[][] {{1}, {1, 2}, {2}, {1, 2, 3}, {3, 4}}) {
        answers.add(predictor.submit(input(row)));
      }
      assertThat(y(answers.get(2))).containsExactly(4);
      assertThat(y(answers.get(4))).containsExactly(6, 8);
      assertThat(answers.get(3)).isNotDone(); // one row of three waits for another
      predictor.close();
      assertThat(y(answers.get(3))).containsExactly(2, 4, 6);
    }
    assertThat(model.batches)
        .containsExactlyInAnyOrder(Shape.of(2, 1), Shape.of(2, 2), Shape.of(1, 3));
  }

  @Test
  void failsOnlyTheRequestThatIsBad() {
    Doubling model = Doubling.create();
    try (BatchingPredictor predictor = start(model, BatchingOptions.maxBatch(4).maxWait(LONG))) {
      var good = predictor.submit(input(1));
      var bad = predictor.submit(input(13));
      assertThatThrownBy(() -> predictor.submit(Map.of("z", TensorValue.ofInts(new int[1], 1, 1))))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("has no input \"z\"");
      assertThatThrownBy(() -> predictor.submit(Map.of("x", TensorValue.ofInts(new int[1], 1))))
          .hasMessage("double, input \"x\": expected int32 [?, ?], got int32 [1].");
      assertThatThrownBy(() -> predictor.submit(Map.of("x", TensorValue.ofInts(new int[0], 0, 1))))
          .hasMessage("predict: \"x\" has 0 rows; every input needs the same number, at least 1.");
      assertThatThrownBy(() -> predictor.submit(Map.of("x", TensorValue.ofInts(new int[5], 5, 1))))
          .hasMessage("predict: 5 rows in one request; a batch has at most 4.");
      var three = predictor.submit(input(3));
      var four = predictor.submit(input(4));
      assertThat(y(good)).containsExactly(2);
      assertThat(y(three)).containsExactly(6);
      assertThat(y(four)).containsExactly(8);
      assertThatThrownBy(bad::join)
          .isExactlyInstanceOf(CompletionException.class)
          .hasRootCauseExactlyInstanceOf(IllegalArgumentException.class)
          .hasRootCauseMessage("13 brings bad luck");
      predictor.submit(input(1)).cancel(false);
      assertThat(predictor.submit(input(2))).isNotDone();
    }
  }

  @Test
  void throwsWhatTheModelThrows() {
    try (BatchingPredictor predictor = start(Doubling.create(), BatchingOptions.maxBatch(1))) {
      assertThatThrownBy(() -> predictor.predict(input(13)))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("13 brings bad luck");
    }
  }

  @Test
  void refusesWhenFullIfAsked() throws InterruptedException {
    Doubling model = Doubling.waiting();
    BatchingOptions options =
        BatchingOptions.maxBatch(1).capacity(2).whenFull(BatchingOptions.WhenFull.REFUSE);
    try (BatchingPredictor predictor = start(model, options)) {
      var computed = predictor.submit(input(1));
      model.begun.await();
      var waiting = List.of(predictor.submit(input(2)), predictor.submit(input(3)));
      assertThatThrownBy(() -> predictor.submit(input(4)))
          .isExactlyInstanceOf(OverloadedException.class)
          .hasMessage("predict: 2 rows wait already, there is room for 2: try again later.");
      model.mayGoOn.countDown();
      assertThat(y(computed)).containsExactly(2);
      assertThat(y(waiting.get(1))).containsExactly(6);
      assertThat(predictor.predict(input(5)).get("y").ints()).containsExactly(10);
    }
  }

  @Test
  void letsCallersWaitWhenFull() throws Exception {
    Doubling model = Doubling.waiting();
    ExecutorService callers = Executors.newFixedThreadPool(2);
    try (BatchingPredictor predictor = start(model, BatchingOptions.maxBatch(1).capacity(1))) {
      predictor.submit(input(1));
      model.begun.await();
      predictor.submit(input(2));
      Future<Map<String, TensorValue>> third = callers.submit(() -> predictor.predict(input(3)));
      Thread[] fourth = new Thread[1];
      Future<?> interrupted =
          callers.submit(
              () -> {
                fourth[0] = Thread.currentThread();
                assertThatThrownBy(() -> predictor.submit(input(4)))
                    .isExactlyInstanceOf(CancellationException.class);
                assertThat(Thread.interrupted()).isTrue();
              });
      assertThat(third).isNotDone();
      while (fourth[0] == null || fourth[0].getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      fourth[0].interrupt();
      interrupted.get();
      model.mayGoOn.countDown();
      assertThat(third.get().get("y").ints()).containsExactly(6);
    } finally {
      callers.shutdown();
    }
  }

  @Test
  void answersWhatWasHandedInBeforeItCloses() throws InterruptedException {
    Doubling model = Doubling.waiting();
    BatchingPredictor predictor =
        start(model, BatchingOptions.maxBatch(2).maxWait(LONG).capacity(20));
    List<CompletableFuture<Map<String, TensorValue>>> answers =
        IntStream.range(0, 7).mapToObj(i -> predictor.submit(input(i))).toList();
    model.begun.await();
    Thread closing = new Thread(predictor::close);
    closing.start();
    while (closing.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThatThrownBy(() -> predictor.submit(input(1)))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("predict: the BatchingPredictor is closed.");
    model.mayGoOn.countDown();
    closing.join();
    for (int i = 0; i < 7; i++) {
      assertThat(answers.get(i)).isDone();
      assertThat(y(answers.get(i))).containsExactly(2 * i);
    }
    predictor.close();
  }

  @Test
  void computesByManyThreads() throws Exception {
    Doubling model = Doubling.create();
    try (BatchingPredictor predictor =
        start(model, BatchingOptions.maxBatch(8).threads(3).maxWait(Duration.ofNanos(100_000)))) {
      inManyThreads(
          16,
          200,
          i -> {
            int[] row = IntStream.rangeClosed(0, i % 3).map(k -> i + k).toArray();
            int[] expected = IntStream.of(row).map(value -> 2 * value).toArray();
            if (IntStream.of(row).noneMatch(value -> value == 13)) {
              assertThat(predictor.predict(input(row)).get("y").ints()).isEqualTo(expected);
            } else {
              assertThatThrownBy(() -> predictor.predict(input(row)))
                  .hasMessage("13 brings bad luck");
            }
          });
    }
    assertThat(model.batches).allMatch(shape -> shape.get(0) <= 8);
    assertThat(model.batches).anyMatch(shape -> shape.get(0) > 1);
  }

  private interface Work {
    void run(int number) throws Exception;
  }

  private static void inManyThreads(int threads, int each, Work work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int first = thread * each;
        tasks.add(
            () -> {
              for (int i = first; i < first + each; i++) {
                work.run(i);
              }
              return null;
            });
      }
      for (Future<Void> done : pool.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void answersAsTheModelDoes() throws Exception {
    try (Sequential model = TinyTask.plain(1)) {
      model.export(folder.resolve("model"));
    }
    int[][] ids = TinyTask.ids(60, 7, 1);
    try (ExportedModel model = ExportedModel.load(folder.resolve("model"));
        BatchingPredictor predictor =
            BatchingPredictor.start(Predictor.of(model), BatchingOptions.maxBatch(16))) {
      float[][] expected = model.predict(ids);
      inManyThreads(
          12,
          5,
          i ->
              assertThat(
                      predictor
                          .predict(Map.of("inputs", TensorValue.ofInts(ids[i], 1, 7)))
                          .get("outputs")
                          .floats())
                  .containsExactly(expected[i], Offset.offset(1e-6f)));
      assertThatThrownBy(
              () ->
                  predictor.predict(
                      Map.of("inputs", TensorValue.ofInts(new int[] {TinyTask.IDS}, 1, 1))))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is not in [0, 20)");
    }
  }

  /** A sum of the whole batch is none that could be told apart again. */
  @Test
  void tellsThatAModelCannotBeBatched() {
    Doubling signature = Doubling.create();
    Predictor sum =
        new Predictor() {
          @Override
          public ModelSignature signature() {
            return signature.signature();
          }

          @Override
          public Map<String, TensorValue> predict(Map<String, TensorValue> inputs) {
            return Map.of("sum", TensorValue.ofInts(new int[] {1}));
          }
        };
    try (BatchingPredictor predictor = BatchingPredictor.start(sum, BatchingOptions.maxBatch(2))) {
      assertThatThrownBy(() -> predictor.predict(input(1)))
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessageContaining("the output \"sum\" of 1 rows is int32 []");
    }
  }

  @Test
  void checksItsOptions() {
    assertThatThrownBy(() -> BatchingOptions.maxBatch(0))
        .hasMessage("BatchingOptions: maxBatch must be at least 1, got 0");
    assertThatThrownBy(() -> BatchingOptions.maxBatch(4).capacity(3))
        .hasMessage("BatchingOptions: capacity must be at least maxBatch (4), got 3");
    assertThatThrownBy(() -> BatchingOptions.maxBatch(4).maxWait(Duration.ofMillis(-1)))
        .hasMessageContaining("maxWait must not be negative");
    assertThatThrownBy(() -> BatchingOptions.maxBatch(4).threads(0))
        .hasMessage("BatchingOptions: threads must be at least 1, got 0");
  }
}
