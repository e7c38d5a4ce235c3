package io.github.tfrnn.audio.data;

import io.github.tfrnn.audio.ReadOptions;
import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How recordings are read. Immutable.
 *
 * @param threads that read; 0: only the one that asks
 * @param broken told of files that cannot be read, which are left out; null: they end the pass
 * @param progress told how many were read; null: nobody
 */
record Loading(
    ReadOptions options, int threads, Consumer<String> broken, Consumer<String> progress) {
  static final Loading DEFAULT = new Loading(ReadOptions.defaults(), 0, null, null);
  private static final int LINES = 10; // of progress, about

  /** Makes something of a recording that is not read yet. */
  @FunctionalInterface
  interface Step<R> {
    /**
     * Returns what becomes of it.
     *
     * @param note takes sentences to be told, in the order of the recordings
     */
    R make(SoundStore.Reader reader, Recording recording, Consumer<String> note) throws IOException;
  }

  /** What became of a recording: null if it is broken. */
  private record Made<R>(R result, String broken, List<String> notes) {}

  /**
   * Opens a pass over recordings.
   *
   * @param told takes the sentences of the step
   */
  <R> Cursor<R> open(
      SoundStore store, List<Recording> recordings, Consumer<String> told, Step<R> step) {
    SoundStore.Reader reader = store.open();
    Dataset<Recording> all = Dataset.ofList(recordings);
    Dataset<Made<R>> made =
        threads == 0
            ? all.map(recording -> make(reader, recording, step))
            : all.map(recording -> make(reader, recording, step), threads);
    Cursor<Made<R>> source = made.open(0);
    return Cursor.of(
        new Telling<>(this, source, recordings.size(), told),
        () -> {
          source.close();
          reader.close();
        });
  }

  private <R> Made<R> make(SoundStore.Reader reader, Recording recording, Step<R> step) {
    List<String> notes = new ArrayList<>();
    try {
      return new Made<>(step.make(reader, recording, notes::add), null, notes);
    } catch (IOException e) {
      if (broken == null) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
      return new Made<>(null, e.getMessage(), notes);
    }
  }

  /** Hands on what was made, and tells of it on the thread that asks. */
  private static final class Telling<R> implements Supplier<R> {
    private final Loading loading;
    private final Cursor<Made<R>> source;
    private final int size;
    private final Consumer<String> told;
    private int count;

    Telling(Loading loading, Cursor<Made<R>> source, int size, Consumer<String> told) {
      this.loading = loading;
      this.source = source;
      this.size = size;
      this.told = told;
    }

    @Override
    public R get() {
      while (source.hasNext()) {
        Made<R> made = source.next();
        made.notes().forEach(told);
        if (made.broken() != null) {
          loading.broken().accept(made.broken());
        }
        count++;
        if (loading.progress() != null
            && (count == size || count % Math.max(1, size / LINES) == 0)) {
          loading.progress().accept("%d of %d recordings read".formatted(count, size));
        }
        if (made.result() != null) {
          return made.result();
        }
      }
      return null;
    }
  }
}
