package io.github.tfrnn.training;

import io.github.tfrnn.saving.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes a row of numbers after each epoch to a CSV file; Keras's {@code CSVLogger}.
 *
 * <p>The first column is the epoch, from 0; the others are in the order of their names. The file is
 * closed between epochs, so it can be read at any time. A training that goes on from a backup
 * leaves out the rows of epochs that it makes again. For one {@code fit} at a time.
 */
public final class CSVLogger implements Callback {

  private static final String BYTES = "bytes";

  private final Path file;
  private CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();
  private boolean append;

  private List<String> names = List.of();
  private long keep; // bytes, at the beginning of the next epoch

  private CSVLogger(Path file) {
    this.file = file;
  }

  /** Returns a callback that writes a new file, in place of one that is there. */
  public static CSVLogger of(Path file) {
    return new CSVLogger(file);
  }

  /** Sets the sign between columns; a comma by default. */
  public CSVLogger separator(char separator) {
    this.format = format.builder().setDelimiter(separator).get();
    return this;
  }

  /** Sets whether rows are added to a file that is there. */
  public CSVLogger append(boolean newAppend) {
    this.append = newAppend;
    return this;
  }

  @Override
  public void onTrainBegin(TrainingState training) {
    names = List.of();
    keep = append ? Long.MAX_VALUE : 0; // a backup may tell otherwise
  }

  @Override
  public void onEpochBegin(TrainingState training, int epoch) {
    if (keep < Long.MAX_VALUE) {
      cut(keep);
      keep = Long.MAX_VALUE;
    }
  }

  @Override
  public void onEpochEnd(TrainingState training, int epoch, Map<String, Double> logs) {
    boolean first = names.isEmpty();
    if (first) {
      names = logs.keySet().stream().sorted().toList();
    }
    try (Writer writer =
            Files.newBufferedWriter(
                file,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        CSVPrinter printer = new CSVPrinter(writer, format)) {
      if (first && Files.size(file) == 0) {
        List<Object> header = new ArrayList<>(List.of("epoch"));
        header.addAll(names);
        printer.printRecord(header);
      }
      List<Object> row = new ArrayList<>(List.of(epoch));
      names.forEach(name -> row.add(logs.containsKey(name) ? logs.get(name) : "NA"));
      printer.printRecord(row);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public CallbackMemory remember() {
    try {
      long bytes = Files.exists(file) ? Math.min(keep, Files.size(file)) : 0;
      return CallbackMemory.of(Map.of(BYTES, (double) bytes));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void recall(CallbackMemory memory) {
    keep = (long) memory.number(BYTES);
  }

  /** Leaves out what lies behind so many bytes. */
  private void cut(long bytes) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.truncate(bytes);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private UncheckedIOException failure(IOException e) {
    return new UncheckedIOException(
        "CSVLogger: %s cannot be written: %s".formatted(file, AtomicFile.reason(e)), e);
  }
}
