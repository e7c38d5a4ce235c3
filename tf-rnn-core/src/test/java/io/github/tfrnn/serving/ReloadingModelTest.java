package io.github.tfrnn.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.models.TinyTask;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.TensorValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@SuppressWarnings("try") // some are closed before their block ends
class ReloadingModelTest {
  private static final Map<String, TensorValue> INPUT =
      Map.of("inputs", TensorValue.ofInts(new int[] {1, 7, 3}, 1, 3));
  private static final ReloadOptions ASKED = ReloadOptions.standard().interval(Duration.ZERO);

  @TempDir private Path base;

  /** Exports the next version, with other weights; returns what it answers. */
  private float[] export(long seed) {
    try (Sequential model = TinyTask.plain(seed)) {
      try (ExportedModel exported = ExportedModel.load(model.exportVersion(base))) {
        return floats(exported.run(INPUT));
      }
    }
  }

  private static float[] floats(Map<String, TensorValue> outputs) {
    return outputs.get("outputs").floats();
  }

  /** Keeps what it is told. */
  private static final class Told implements ReloadListener {
    final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public void switched(long version) {
      events.add("switched " + version);
    }

    @Override
    public void refused(long version, RuntimeException reason) {
      events.add("refused " + version);
      throw new IllegalStateException("a listener that fails harms nobody");
    }
  }

  @Test
  void takesUpNewVersionsWhenAsked() {
    float[] first = export(1);
    Told told = new Told();
    try (ReloadingModel model = ReloadingModel.open(base, ASKED.listener(told))) {
      assertThat(floats(model.predict(INPUT))).containsExactly(first);
      assertThat(model.version()).isEqualTo(1);
      assertThat(model.reload()).isFalse();
      float[] second = export(2);
      assertThat(floats(model.predict(INPUT))).containsExactly(first);
      assertThat(model.reload()).isTrue();
      assertThat(floats(model.predict(INPUT))).containsExactly(second);
      assertThat(model.version()).isEqualTo(2);
      assertThat(model.signature().inputs()).containsOnlyKeys("inputs");
    }
    assertThat(told.events).containsExactly("switched 1", "switched 2");
  }

  @Test
  void goesBackWhenTheNewestIsTakenAway() throws IOException {
    float[] first = export(1);
    export(2);
    try (ReloadingModel model = ReloadingModel.open(base, ASKED)) {
      assertThat(model.version()).isEqualTo(2);
      delete(base.resolve("2"));
      assertThat(model.reload()).isTrue();
      assertThat(floats(model.predict(INPUT))).containsExactly(first);
      delete(base.resolve("1"));
      assertThat(model.reload()).isFalse(); // what is in memory goes on
      assertThat(floats(model.predict(INPUT))).containsExactly(first);
    }
  }

  private static void delete(Path folder) throws IOException {
    MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
  }

  @Test
  void keepsTheOldVersionIfTheNewIsBroken() throws IOException {
    float[] first = export(1);
    Told told = new Told();
    try (ReloadingModel model = ReloadingModel.open(base, ASKED.listener(told))) {
      export(2);
      Path graph = base.resolve("2/saved_model.pb");
      byte[] whole = Files.readAllBytes(graph);
      Files.write(graph, Arrays.copyOf(whole, whole.length / 2));
      assertThatThrownBy(model::reload)
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(base + ", version 2 cannot be used: ");
      assertThat(floats(model.predict(INPUT))).containsExactly(first);
      assertThat(model.version()).isEqualTo(1);
      Files.createDirectories(base.resolve("3"));
      assertThatThrownBy(model::reload).hasMessageContaining("it has no file saved_model.pb");
      assertThat(told.events).containsExactly("switched 1", "refused 2", "refused 3");
      delete(base.resolve("3"));
      Files.write(graph, whole);
      assertThat(model.reload()).isTrue();
    }
  }

  @Test
  void refusesAVersionThatIsAskedInAnotherWay() {
    export(1);
    try (ReloadingModel model = ReloadingModel.open(base, ASKED)) {
      try (Sequential other = TinyTask.model(1, Input.of(Input.UNKNOWN, 3), LSTM.of(2))) {
        other.exportVersion(base);
      }
      assertThatThrownBy(model::reload)
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("version 2 cannot be used: its signature is serving_default(");
      assertThat(floats(model.predict(INPUT))).hasSize(2);
      try (Sequential more = TinyTask.model(1, Embedding.of(20, 3), LSTM.of(3), Dense.of(5))) {
        more.exportVersion(base); // more classes are no harm
      }
      assertThat(model.reload()).isTrue();
      assertThat(floats(model.predict(INPUT))).hasSize(5);
    }
  }

  @Test
  void refusesAVersionThatDoesNotAnswerTheExample() {
    export(1);
    ReloadOptions options = ASKED.example(INPUT);
    try (ReloadingModel model = ReloadingModel.open(base, options)) {
      try (Sequential fewer = TinyTask.model(1, Embedding.of(5, 3), LSTM.of(2))) {
        fewer.exportVersion(base); // knows no id 7
      }
      assertThatThrownBy(model::reload)
          .hasMessageContaining("version 2 cannot be used: it does not answer the example: ")
          .hasMessageContaining("is not in [0, 5)");
    }
  }

  @Test
  void tellsWhatIsMissing() {
    assertThatThrownBy(() -> ReloadingModel.open(base.resolve("none")))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            base.resolve("none")
                + " holds no version: a folder named 1, 2, 3, … is needed, such as exportVersion"
                + " writes.");
    export(1);
    assertThatThrownBy(() -> ReloadingModel.open(base, ASKED.signature("text")))
        .hasMessageContaining("has no signature text that can be used; it has serving_default.");
    ReloadingModel model = ReloadingModel.open(base, ASKED);
    model.close();
    model.close();
    assertThatThrownBy(() -> model.predict(INPUT))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(base + " is closed.");
    assertThatThrownBy(model::reload).hasMessage(base + " is closed.");
  }

  /** Requests of many threads while versions come and go: none fails, each is one version's. */
  @Test
  void failsNoRequestMeanwhile() throws Exception {
    List<float[]> answers = new ArrayList<>(List.of(export(1)));
    Told told = new Told();
    ReloadOptions options =
        ReloadOptions.standard().interval(Duration.ofMillis(5)).listener(told).example(INPUT);
    ExecutorService callers = Executors.newFixedThreadPool(8);
    AtomicBoolean enough = new AtomicBoolean();
    ConcurrentLinkedQueue<float[]> seen = new ConcurrentLinkedQueue<>();
    try (ReloadingModel model = ReloadingModel.open(base, options);
        BatchingPredictor batches =
            BatchingPredictor.start(model, BatchingOptions.maxBatch(8).threads(2))) {
      List<Future<?>> asking = new ArrayList<>();
      for (int caller = 0; caller < 8; caller++) {
        Predictor asked = caller % 2 == 0 ? model : batches;
        asking.add(
            callers.submit(
                () -> {
                  while (!enough.get()) {
                    seen.add(floats(asked.predict(INPUT)));
                  }
                }));
      }
      for (int version = 2; version <= 5; version++) {
        answers.add(export(version));
        long expected = version;
        await(() -> model.version() == expected);
      }
      Files.createDirectories(base.resolve("6")); // broken
      await(() -> told.events.contains("refused 6"));
      int before = seen.size();
      await(() -> seen.size() > before + 50);
      assertThat(model.version()).isEqualTo(5);
      enough.set(true);
      for (Future<?> done : asking) {
        done.get();
      }
    } finally {
      enough.set(true);
      callers.shutdown();
    }
    assertThat(told.events)
        .containsExactly(
            "switched 1", "switched 2", "switched 3", "switched 4", "switched 5", "refused 6");
    assertThat(seen)
        .allMatch(row -> answers.stream().anyMatch(answer -> Math.abs(answer[0] - row[0]) < 1e-6));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(2);
    }
  }

  private record Closeable(Path folder, AtomicBoolean closed) implements AutoCloseable {
    @Override
    public void close() {
      closed.set(true);
    }
  }

  @Test
  void closesTheOldVersionWhenItsLastRequestIsDone() throws Exception {
    Files.createDirectories(base.resolve("1"));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    List<Closeable> loaded = new CopyOnWriteArrayList<>();
    ExecutorService callers = Executors.newSingleThreadExecutor();
    try (ModelFolder<Closeable> folder =
        ModelFolder.open(
            base,
            path -> {
              loaded.add(new Closeable(path, new AtomicBoolean()));
              return loaded.get(loaded.size() - 1);
            },
            Duration.ZERO,
            ReloadListener.none())) {
      Future<Boolean> asked =
          callers.submit(
              () ->
                  folder.use(
                      model -> {
                        begun.countDown();
                        try {
                          goOn.await();
                        } catch (InterruptedException e) {
                          throw new IllegalStateException(e);
                        }
                        return model.closed().get();
                      }));
      begun.await();
      Files.createDirectories(base.resolve("2"));
      assertThat(folder.reload()).isTrue();
      Path used = folder.use(Closeable::folder);
      assertThat(used).isEqualTo(base.resolve("2"));
      assertThat(loaded.get(0).closed()).isFalse();
      goOn.countDown();
      assertThat(asked.get()).isFalse();
      assertThat(loaded.get(0).closed()).isTrue();
      assertThat(loaded.get(1).closed()).isFalse();
      folder.close();
      assertThat(loaded.get(1).closed()).isTrue();
    } finally {
      callers.shutdown();
    }
  }
}
