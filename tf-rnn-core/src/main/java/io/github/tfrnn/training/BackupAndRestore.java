package io.github.tfrnn.training;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.saving.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps backups of a training, and goes on from the last when the same program is started again;
 * Keras's {@code BackupAndRestore}.
 *
 * <p>A training that was killed at any moment and started again, with the same seeds, data and
 * callbacks, ends with bitwise the weights of one that was not. Of the two newest backups that are
 * kept the older one is used where the newer is damaged. A backup that cannot be written, as on a
 * full disk, is told as a warning, and training goes on. Ctrl-C ends the batch and writes a backup.
 * When training is completed, its backups are deleted.
 *
 * <p>The folder is for one training alone. For one {@code fit} at a time.
 */
public final class BackupAndRestore implements Callback {

  private static final Logger LOG = LoggerFactory.getLogger(BackupAndRestore.class);
  private static final Pattern NAME = Pattern.compile("backup-\\d{12}\\.npz");
  private static final int KEPT = 2;

  private final Path folder;
  private OptionalInt everyBatches = OptionalInt.empty();
  private boolean deleteWhenCompleted = true;
  private long latest; // steps that the latest backup has

  private BackupAndRestore(Path folder) {
    this.folder = folder;
  }

  /** Returns a callback that writes a backup after each epoch. */
  public static BackupAndRestore in(Path folder) {
    return new BackupAndRestore(folder);
  }

  /** Sets that a backup is written after every so many batches too, not after epochs alone. */
  public BackupAndRestore everyBatches(int batches) {
    checkArgument(
        batches >= 1, "BackupAndRestore: everyBatches must be at least 1, got %s", batches);
    this.everyBatches = OptionalInt.of(batches);
    return this;
  }

  /** Sets whether the backups are deleted when training is completed; they are by default. */
  public BackupAndRestore deleteWhenCompleted(boolean delete) {
    this.deleteWhenCompleted = delete;
    return this;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException if the folder cannot be written to
   * @throws IllegalStateException if there are backups and none can be read
   * @throws IllegalArgumentException if a backup is of another model
   */
  @Override
  public void onTrainBegin(TrainingState training) {
    prepareFolder();
    Optional<TrainingSnapshot> found = newest();
    if (found.isPresent()) {
      try {
        training.resume(found.get());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "BackupAndRestore: the backup in %s is of another training: %s Choose another folder, or delete that one."
                .formatted(folder, e.getMessage()),
            e);
      }
      LOG.info(
          "The training goes on from the backup in {}: epoch {}, step {}",
          folder,
          found.get().position().epoch() + 1,
          training.steps());
    }
    latest = training.steps();
  }

  private void prepareFolder() {
    try {
      Files.createDirectories(folder);
      for (Path file : files()) {
        if (AtomicFile.isLeftOver(file)) {
          Files.deleteIfExists(file);
        }
      }
      Files.delete(Files.createTempFile(folder, ".backup-", ".tmp"));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "BackupAndRestore: the folder %s cannot be written to: %s. Choose another."
              .formatted(folder, AtomicFile.reason(e)),
          e);
    }
  }

  private Optional<TrainingSnapshot> newest() {
    List<Path> backups = backups();
    for (Path backup : backups) {
      try {
        return Optional.of(TrainingSnapshot.read(backup));
      } catch (UncheckedIOException | IllegalArgumentException e) {
        LOG.warn("{} The backup before it is tried.", e.getMessage());
      }
    }
    if (!backups.isEmpty()) {
      throw new IllegalStateException(
          "BackupAndRestore: none of the backups in %s can be read. Delete the folder to begin anew."
              .formatted(folder));
    }
    return Optional.empty();
  }

  // At the beginning of an epoch or a batch all callbacks have seen the end of the one before.

  @Override
  public void onEpochBegin(TrainingState training, int epoch) {
    if (training.steps() > latest) {
      save(training);
    }
  }

  @Override
  public void onTrainBatchBegin(TrainingState training, int batch) {
    if (everyBatches.isPresent() && training.steps() - latest >= everyBatches.getAsInt()) {
      save(training);
    }
  }

  @Override
  public void onTrainEnd(TrainingState training) {
    switch (training.outcome()) {
      case COMPLETED -> {
        if (deleteWhenCompleted) {
          backups().forEach(BackupAndRestore::delete);
        } else {
          save(training);
        }
      }
      case INTERRUPTED -> save(training);
      default -> {} // what is there is from before the failure
    }
  }

  private void save(TrainingState training) {
    Path file = folder.resolve(String.format(Locale.ROOT, "backup-%012d.npz", training.steps()));
    try {
      training.snapshot().write(file);
      latest = training.steps();
      backups().stream().skip(KEPT).forEach(BackupAndRestore::delete);
    } catch (UncheckedIOException e) {
      LOG.warn("No backup of step {}: {} Training goes on.", training.steps(), e.getMessage());
    }
  }

  /** The newest first. */
  private List<Path> backups() {
    return files().stream()
        .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "BackupAndRestore: the folder %s cannot be read: %s"
              .formatted(folder, AtomicFile.reason(e)),
          e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} cannot be deleted: {}", file, AtomicFile.reason(e));
    }
  }
}
