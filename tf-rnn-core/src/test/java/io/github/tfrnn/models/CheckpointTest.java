package io.github.tfrnn.models;

import static io.github.tfrnn.models.TinyTask.same;
import static io.github.tfrnn.models.TinyTask.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.saving.KerasWeights;
import io.github.tfrnn.training.CSVLogger;
import io.github.tfrnn.training.Callback;
import io.github.tfrnn.training.Direction;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.LearningRateScheduler;
import io.github.tfrnn.training.ModelCheckpoint;
import io.github.tfrnn.training.TrainingSnapshot;
import io.github.tfrnn.training.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Are the files there that a training is to leave behind, and are they right? */
class CheckpointTest {

  private static final int[][] X = TinyTask.ids(32, 8, 1);
  private static final Examples ALL = Examples.of(Rows.of(X), Rows.of(TinyTask.labels(X)));

  @TempDir private Path folder;

  private static Sequential model() {
    Sequential model = TinyTask.model(3);
    model.compile(Adam.of(0.05), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
    return model;
  }

  private static History fit(Sequential model, int epochs, Callback... callbacks) {
    return model.fit(
        ALL, silent(8).epochs(epochs).validationData(ALL.slice(0, 16)).callbacks(callbacks));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFileForEachEpochHasItsNumbersInItsName() throws IOException {
    try (Sequential model = model()) {
      History history =
          fit(
              model,
              2,
              ModelCheckpoint.of(folder.resolve("at-{epoch:02d}-{val_loss:.4f}-{epoch}.npz")));
      assertThat(files())
          .containsExactly(
              "at-01-%.4f-1.npz".formatted(history.get("val_loss").get(0)),
              "at-02-%.4f-2.npz".formatted(history.get("val_loss").get(1)));
    }
  }

  @Test
  void whatWasWrittenIsTheModel() {
    Path whole = folder.resolve("whole.npz");
    Path weights = folder.resolve("weights.npz");
    try (Sequential model = model();
        Sequential other = model()) {
      fit(model, 2, ModelCheckpoint.of(whole), ModelCheckpoint.of(weights).saveWeightsOnly(true));
      for (Path file : List.of(whole, weights)) {
        other.compile(Adam.of(0.1), Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
        other.loadWeights(file);
        assertThat(same(other.getWeights(), model.getWeights())).isTrue();
      }
      TrainingSnapshot snapshot = TrainingSnapshot.read(whole);
      assertThat(snapshot.position().steps()).isEqualTo(8);
      assertThat(snapshot.optimizer()).isNotEmpty();
      assertThat(snapshot.history()).hasSize(2);
      model.saveWeights(folder.resolve("again.npz"));
      assertThat(folder.resolve("again.npz")).hasSameBinaryContentAs(weights);
    }
  }

  /** As Keras writes them, so that it reads them too; the files are equal to those of the model. */
  @ParameterizedTest
  @ValueSource(strings = {"a.weights.h5", "a.h5"})
  void weightsAreOfTheKindThatTheNameTells(String name) {
    Path file = folder.resolve(name);
    try (Sequential model = model()) {
      fit(model, 2, ModelCheckpoint.of(file).saveWeightsOnly(true));
      model.saveWeights(folder.resolve("again." + name));
      assertThat(folder.resolve("again." + name)).hasSameBinaryContentAs(file);
      assertThat(KerasWeights.looksLikeOne(file)).isTrue();
      if (name.contains(".weights")) {
        assertThat(KerasWeights.read(file).root().at("optimizer/vars")).isPresent();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"a.keras, would be a whole model", "a.h5, saveWeightsOnly(true) has to say so"})
  void namesThatPromiseMoreAreRefused(String name, String sentence) {
    try (Sequential model = model()) {
      assertThatThrownBy(() -> fit(model, 1, ModelCheckpoint.of(folder.resolve(name))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(sentence);
    }
  }

  @Test
  void onlyTheBestIsWritten() throws IOException {
    ModelCheckpoint best =
        ModelCheckpoint.of(folder.resolve("best.npz")).monitor("rate").saveBestOnly(true);
    List<Double> rates = List.of(0.05, 0.01, 0.04, 0.02);
    try (Sequential model = model()) {
      fit(model, 4, new LearningRate(rates), best.direction(Direction.MIN));
      assertThat(TrainingSnapshot.read(folder.resolve("best.npz")).position().epoch()).isEqualTo(2);
      fit(
          model,
          4,
          new LearningRate(rates),
          best.direction(Direction.MAX).initialValueThreshold(0.1));
      assertThat(best.latestFile()).isEmpty();
    }
  }

  /** Sets a learning rate for each epoch, and logs it as "rate". */
  private record LearningRate(List<Double> rates) implements Callback {
    @Override
    public void onEpochEnd(TrainingState training, int epoch, Map<String, Double> logs) {
      training.log("rate", rates.get(epoch));
    }
  }

  @Test
  void afterSoManyBatches() throws IOException {
    try (Sequential model = model()) {
      fit(
          model,
          2,
          ModelCheckpoint.of(folder.resolve("{epoch}-{batch}.npz"))
              .everyBatches(3)
              .saveWeightsOnly(true));
    }
    assertThat(files()).containsExactly("1-3.npz", "2-2.npz");
  }

  @Test
  void saysWhatANameCannotHold() {
    try (Sequential model = model()) {
      assertThatThrownBy(
              () -> fit(model, 1, ModelCheckpoint.of(folder.resolve("{val_auc:.2f}.npz"))))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "ModelCheckpoint: the file name {val_auc:.2f}.npz wants \"val_auc\"; there is: loss,"
                  + " accuracy, val_loss, val_accuracy, epoch, batch.");
      assertThatThrownBy(() -> fit(model, 1, ModelCheckpoint.of(Path.of("/proc/nothing/x.npz"))))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith("ModelCheckpoint: the folder /proc/nothing cannot be written to");
      assertThatThrownBy(() -> model.loadWeights(folder.resolve("none.npz")))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("none.npz cannot be read: there is no ");
    }
  }

  @Test
  void aRowForEachEpoch() throws IOException {
    Path file = folder.resolve("log.csv");
    try (Sequential model = model()) {
      History history = fit(model, 2, CSVLogger.of(file));
      List<String> lines = Files.readAllLines(file);
      assertThat(lines).hasSize(3);
      assertThat(lines.get(0)).isEqualTo("epoch,accuracy,loss,val_accuracy,val_loss");
      assertThat(lines.get(2))
          .isEqualTo(
              "1,%s,%s,%s,%s"
                  .formatted(
                      history.last("accuracy"),
                      history.last("loss"),
                      history.last("val_accuracy"),
                      history.last("val_loss")));
      fit(model, 1, CSVLogger.of(file).append(true));
      assertThat(Files.readAllLines(file)).hasSize(4);
      fit(model, 1, CSVLogger.of(file).separator(';'));
      assertThat(Files.readAllLines(file))
          .hasSize(2)
          .first()
          .isEqualTo("epoch;accuracy;loss;val_accuracy;val_loss");
    }
  }

  @Test
  void aSchedulerSetsTheRateOfEachEpochAndLogsIt() {
    try (Sequential model = model()) {
      History history = fit(model, 3, LearningRateScheduler.of((epoch, rate) -> rate / 2));
      assertThat(history.get("learning_rate"))
          .satisfiesExactly(
              rate -> assertThat(rate).isCloseTo(0.025, Offset.offset(1e-8)),
              rate -> assertThat(rate).isCloseTo(0.0125, Offset.offset(1e-8)),
              rate -> assertThat(rate).isCloseTo(0.00625, Offset.offset(1e-8)));
    }
  }
}
