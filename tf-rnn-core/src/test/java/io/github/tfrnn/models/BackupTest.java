package io.github.tfrnn.models;

import static io.github.tfrnn.models.TinyTask.same;
import static io.github.tfrnn.models.TinyTask.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.training.BackupAndRestore;
import io.github.tfrnn.training.Callback;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.LambdaCallback;
import io.github.tfrnn.training.TrainingSnapshot;
import io.github.tfrnn.training.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Is nothing lost when a training ends before it is done, a backup is damaged, or a disk is full?
 */
class BackupTest {

  private static final int[][] X = TinyTask.ids(40, 8, 1);
  private static final Examples ALL = Examples.of(Rows.of(X), Rows.of(TinyTask.labels(X)));
  private static final int EPOCHS = 6;
  private static final int BATCH_SIZE = 8; // five batches an epoch

  @TempDir private Path folder;

  private static Sequential model() {
    Sequential model = TinyTask.model(3);
    model.compile(Adam.of(0.01), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
    return model;
  }

  private static History fit(Sequential model, Callback... callbacks) {
    return model.fit(ALL, silent(BATCH_SIZE).epochs(EPOCHS).callbacks(callbacks));
  }

  /** Stops a model's training, as Ctrl-C does, after so many steps. */
  private static Callback stopAfter(Sequential model, long steps) {
    return LambdaCallback.create()
        .trainBatchEnd(
            (training, batch, logs) -> {
              if (training.steps() == steps) {
                model.stopTraining();
              }
            });
  }

  private static Callback nothing() {
    return LambdaCallback.create();
  }

  private void assertEndsAsIfUndisturbed(BackupAndRestore backup) {
    try (Sequential resumed = model();
        Sequential undisturbed = model()) {
      History expected = fit(undisturbed);
      History history = fit(resumed, backup, nothing());
      assertThat(history).isEqualTo(expected);
      assertThat(same(resumed.getWeights(), undisturbed.getWeights())).isTrue();
    }
    assertThat(folder).isEmptyDirectory();
  }

  private List<Path> backups() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private void interruptAfter(int steps, BackupAndRestore backup) {
    try (Sequential model = model()) {
      fit(model, backup, stopAfter(model, steps));
    }
  }

  @Test
  void goesOnFromTheMiddleOfAnEpoch() throws IOException {
    interruptAfter(13, BackupAndRestore.in(folder));
    assertThat(backups()).last().asString().endsWith("backup-000000000013.npz");
    assertEndsAsIfUndisturbed(BackupAndRestore.in(folder));
  }

  @Test
  void goesOnFromTheEndOfAnEpoch() {
    interruptAfter(15, BackupAndRestore.in(folder));
    assertEndsAsIfUndisturbed(BackupAndRestore.in(folder));
  }

  @Test
  void goesOnTwice() {
    interruptAfter(7, BackupAndRestore.in(folder));
    interruptAfter(22, BackupAndRestore.in(folder));
    assertEndsAsIfUndisturbed(BackupAndRestore.in(folder));
  }

  @Test
  void keepsTwoBackups() throws IOException {
    interruptAfter(19, BackupAndRestore.in(folder).everyBatches(2));
    assertThat(backups()).hasSize(2);
  }

  @Test
  void takesTheOlderBackupWhereTheNewerIsCutOff() throws IOException {
    interruptAfter(18, BackupAndRestore.in(folder).everyBatches(4));
    List<Path> backups = backups();
    byte[] newer = Files.readAllBytes(backups.get(1));
    Files.write(backups.get(1), Arrays.copyOf(newer, newer.length * 2 / 3));
    assertEndsAsIfUndisturbed(BackupAndRestore.in(folder));
  }

  @Test
  void noticesEveryChangeAndEveryCut() throws IOException {
    interruptAfter(6, BackupAndRestore.in(folder));
    Path backup = backups().get(backups().size() - 1);
    byte[] whole = Files.readAllBytes(backup);
    TrainingSnapshot expected = TrainingSnapshot.read(backup);
    for (int length = 0; length < whole.length; length += 97) {
      Files.write(backup, Arrays.copyOf(whole, length));
      assertSameOrRefused(backup, expected);
    }
    for (int at = 0; at < whole.length; at += 53) {
      byte[] changed = whole.clone();
      changed[at] ^= 0x10;
      Files.write(backup, changed);
      assertSameOrRefused(backup, expected);
    }
  }

  /** What lies between the parts of the file may change without any harm. */
  private static void assertSameOrRefused(Path file, TrainingSnapshot expected) {
    TrainingSnapshot read;
    try {
      read = TrainingSnapshot.read(file);
    } catch (UncheckedIOException | IllegalArgumentException e) {
      assertThat(e).hasMessageContaining(file.toString());
      return;
    }
    assertThat(same(read.weights(), expected.weights())).isTrue();
    assertThat(same(read.optimizer(), expected.optimizer())).isTrue();
    assertThat(read.position()).isEqualTo(expected.position());
  }

  @Test
  void saysThatNoBackupCanBeRead() throws IOException {
    Files.writeString(folder.resolve("backup-000000000005.npz"), "nonsense");
    try (Sequential model = model()) {
      assertThatThrownBy(() -> fit(model, BackupAndRestore.in(folder), nothing()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "BackupAndRestore: none of the backups in %s can be read. Delete the folder to begin anew."
                  .formatted(folder));
    }
  }

  @Test
  void refusesABackupOfAnotherModel() {
    interruptAfter(6, BackupAndRestore.in(folder));
    try (Sequential other = TinyTask.model(3, Input.of(2), Dense.of(2))) {
      other.compile(Adam.of(0.1), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
      Examples two = Examples.of(Rows.of(new float[2][2]), Rows.of(new int[2]));
      assertThatThrownBy(
              () -> other.fit(two, silent(2).callbacks(BackupAndRestore.in(folder), nothing())))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(
              "BackupAndRestore: the backup in %s is of another training: ".formatted(folder));
    }
  }

  @Test
  void aFolderThatCannotBeWrittenToIsToldBeforeTheTraining() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    try (Sequential model = model()) {
      assertThatThrownBy(() -> fit(model, BackupAndRestore.in(file.resolve("backup"))))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith(
              "BackupAndRestore: the folder %s cannot be written to: "
                  .formatted(file.resolve("backup")));
    }
  }

  @Test
  void aFullDiskEndsNoTrainingAndKeepsTheOlderBackup() throws IOException {
    AtomicInteger filledAt = new AtomicInteger();
    try (FileSystem disk =
            Jimfs.newFileSystem(Configuration.unix().toBuilder().setMaxSize(1 << 20).build());
        Sequential model = model();
        Sequential resumed = model();
        Sequential undisturbed = model()) {
      Path backups = Files.createDirectory(disk.getPath("/backups"));
      Callback fill =
          LambdaCallback.create()
              .trainBatchEnd(
                  (training, batch, logs) -> {
                    if (training.steps() == 12) {
                      fill(disk.getPath("/work/rest"));
                      filledAt.set(12);
                    }
                    if (training.steps() == 23) {
                      model.stopTraining();
                    }
                  });
      fit(model, BackupAndRestore.in(backups).everyBatches(3), fill);
      assertThat(filledAt).hasValue(12);
      try (Stream<Path> files = Files.list(backups)) {
        assertThat(files.map(file -> file.getFileName().toString()).sorted().toList())
            .containsExactly("backup-000000000008.npz", "backup-000000000010.npz");
      }
      Files.delete(disk.getPath("/work/rest"));
      fit(resumed, BackupAndRestore.in(backups), nothing());
      fit(undisturbed);
      assertThat(same(resumed.getWeights(), undisturbed.getWeights())).isTrue();
    }
  }

  private static void fill(Path file) {
    byte[] block = new byte[1 << 10];
    try (var out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("space");
    }
  }

  @Test
  void aFailureLeavesTheBackupsFromBeforeIt() throws IOException {
    Callback fails =
        new Callback() {
          @Override
          public void onTrainBatchEnd(TrainingState training, int batch, Map<String, Double> logs) {
            if (training.steps() == 17) {
              throw new IllegalStateException("a mistake in a callback");
            }
          }
        };
    try (Sequential model = model()) {
      assertThatThrownBy(() -> fit(model, BackupAndRestore.in(folder), fails))
          .hasMessage("a mistake in a callback");
    }
    assertThat(backups()).hasSize(2);
    assertEndsAsIfUndisturbed(BackupAndRestore.in(folder));
  }
}
