package io.github.tfrnn.audio.data;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.audio.ReadOptions;
import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.datasets.CsvFile;
import io.github.tfrnn.datasets.CsvRow;
import io.github.tfrnn.datasets.LabelledFile;
import io.github.tfrnn.datasets.LabelledFiles;
import io.github.tfrnn.saving.Asset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Labelled recordings of a folder, a list or a zip file, one after the other.
 *
 * <pre>{@code
 * LabelledSounds sounds = LabelledSounds.folder(Path.of("words")); // words/yes/1.wav, words/no/…
 * Dataset<Examples> batches =
 *     sounds.map(s -> s.with(s.sound().mono().resample(8000)).examples(mfcc), 2)
 *         .cache()
 *         .shuffle(sounds.names().size(), 1)
 *         .apply(Batching.of(32).padded());
 * }</pre>
 *
 * <p>Shorter recordings of a batch are padded with rows of zeros, which {@code Masking.of(0)} hides
 * from the layers after it. (A recording of nothing but zeros has such rows itself if its features
 * are normalized: leave it out, or pad with another value.) Names and classes are read once, when
 * this is made; sounds when they are asked for. A file that cannot be read ends a pass with an
 * {@link UncheckedIOException} that names it, unless {@link #skippingBroken} is asked for; {@link
 * FeatureCache} keeps features on disk. Immutable, safe for use by several threads.
 */
public final class LabelledSounds implements Dataset<LabelledSound> {

  /** Ends of the names of the files that {@link #folder} takes. */
  private static final String[] EXTENSIONS = {
    ".wav", ".wave", ".aif", ".aiff", ".aifc", ".au", ".snd", ".flac", ".mp3", ".ogg"
  };

  private final SoundStore store;
  private final Loading loading;
  private final List<Recording> recordings;
  private final List<String> classNames;

  private LabelledSounds(
      SoundStore store, Loading loading, List<Recording> recordings, List<String> classNames) {
    this.store = store;
    this.loading = loading;
    this.recordings = List.copyOf(recordings);
    this.classNames = List.copyOf(classNames);
  }

  /**
   * Returns the recordings of a folder with one folder for each class, as {@link LabelledFiles} has
   * them: in the order of classes and names.
   *
   * @throws IllegalArgumentException if there is no folder in the folder, or one without sound
   *     files
   * @throws UncheckedIOException if the folder cannot be read
   */
  public static LabelledSounds folder(Path folder) {
    LabelledFiles files = LabelledFiles.in(folder, EXTENSIONS);
    List<Recording> recordings = new ArrayList<>();
    for (LabelledFile file : files.files()) {
      recordings.add(new Recording(folder.relativize(file.path()).toString(), file.label()));
    }
    return new LabelledSounds(
        SoundStore.ofFolder(folder), Loading.DEFAULT, recordings, files.classNames());
  }

  /**
   * Returns the recordings of a list: a text file in UTF-8 with a line for each, the name of the
   * file, a tab, and the name of its class. Empty lines are left out.
   *
   * @param folder that the names start from
   * @throws IllegalArgumentException if a line has no tab or nothing before or behind it
   * @throws UncheckedIOException if the list cannot be read
   */
  public static LabelledSounds manifest(Path list, Path folder) {
    List<String> names = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    List<String> lines = lines(list);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      String[] fields = lines.get(i).split("\t", -1);
      checkArgument(
          fields.length == 2 && !fields[0].isBlank() && !fields[1].isBlank(),
          "%s, line %s: expected the name of a file, a tab and a class, got \"%s\"",
          list,
          i + 1,
          lines.get(i));
      names.add(fields[0]);
      classes.add(fields[1]);
    }
    return of(SoundStore.ofFolder(folder), list, names, classes);
  }

  /**
   * Returns the recordings of a CSV file in UTF-8, whose first line names the columns. It may be
   * compressed by gzip, and have other columns.
   *
   * @param list names of files start from its folder
   * @param nameColumn column of the names of the files
   * @param classColumn column of the names of their classes
   * @throws IllegalArgumentException if there is no such column, or a row has nothing in it
   * @throws UncheckedIOException if the list cannot be read
   */
  public static LabelledSounds csv(Path list, String nameColumn, String classColumn) {
    Path folder = list.toAbsolutePath().getParent();
    return csv(CsvFile.of(list), list, folder, nameColumn, classColumn);
  }

  /**
   * As {@link #csv(Path, String, String)}, of any {@link CsvFile}: with tabs, other quotes, without
   * a header.
   *
   * @param folder that the names start from
   */
  public static LabelledSounds csv(
      CsvFile list, Path folder, String nameColumn, String classColumn) {
    return csv(list, folder, folder, nameColumn, classColumn);
  }

  private static LabelledSounds csv(
      CsvFile list, Path where, Path folder, String nameColumn, String classColumn) {
    List<String> names = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    try (Cursor<CsvRow> rows = list.rows().open(0)) {
      rows.forEachRemaining(
          row -> {
            names.add(cell(row, nameColumn));
            classes.add(cell(row, classColumn));
          });
    }
    return of(SoundStore.ofFolder(folder), where, names, classes);
  }

  private static String cell(CsvRow row, String column) {
    String cell = row.text(column).strip();
    if (cell.isEmpty()) {
      throw row.mistake(column, "is empty: name a file and its class, or drop the row");
    }
    return cell;
  }

  private static List<String> lines(Path list) {
    try {
      return Files.readAllLines(list);
    } catch (MalformedInputException e) {
      throw new UncheckedIOException(list + ": cannot be read as UTF-8 text", e);
    } catch (IOException e) {
      throw new UncheckedIOException(list + ": cannot be read: " + e, e);
    }
  }

  /**
   * Returns the recordings of a zip file, which is not unpacked, in the order of their names.
   *
   * @param classOf the class of a name such as {@code "recordings/7_jackson_32.wav"}; empty for
   *     what is none
   * @throws IllegalArgumentException if no name has a class
   * @throws UncheckedIOException if it is no zip file, or cannot be read
   */
  public static LabelledSounds zip(Path zip, Function<String, Optional<String>> classOf) {
    return of(SoundStore.ofZip(zip), zip, classOf);
  }

  /**
   * Returns the recordings of a folder and those in it, in the order of their names.
   *
   * @param classOf the class of a name within the folder, such as {@code "7_jackson_32.wav"}; empty
   *     for what is none
   * @throws IllegalArgumentException if no name has a class
   * @throws UncheckedIOException if it is no folder, or cannot be read
   */
  public static LabelledSounds folder(Path folder, Function<String, Optional<String>> classOf) {
    return of(SoundStore.ofFolder(folder), folder, classOf);
  }

  private static LabelledSounds of(
      SoundStore store, Path where, Function<String, Optional<String>> classOf) {
    List<String> names = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    for (String name : store.names()) {
      classOf
          .apply(name)
          .ifPresent(
              of -> {
                names.add(name);
                classes.add(of);
              });
    }
    return of(store, where, names, classes);
  }

  private static LabelledSounds of(
      SoundStore store, Path where, List<String> names, List<String> classes) {
    checkArgument(!names.isEmpty(), "%s: there is no labelled recording in it", where);
    List<String> classNames = List.copyOf(new TreeSet<>(classes));
    List<Recording> recordings = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      recordings.add(new Recording(names.get(i), classNames.indexOf(classes.get(i))));
    }
    return new LabelledSounds(store, Loading.DEFAULT, recordings, classNames);
  }

  /** Returns the recordings whose names a predicate holds for; the classes stay all. */
  public LabelledSounds where(Predicate<String> name) {
    List<Recording> kept = recordings.stream().filter(each -> name.test(each.name())).toList();
    return new LabelledSounds(store, loading, kept, classNames);
  }

  /** Returns the same recordings, read otherwise: longer ones, or those that were cut off. */
  public LabelledSounds reading(ReadOptions options) {
    requireNonNull(options, "reading: options are null");
    return with(new Loading(options, loading.threads(), loading.broken(), loading.progress()));
  }

  /**
   * Returns the same recordings, some of them read ahead by threads; the order is kept.
   *
   * @param threads that read, at least 1; as in {@link Dataset#map(Function, int)}
   */
  public LabelledSounds threads(int threads) {
    checkArgument(threads >= 1, "LabelledSounds: threads must be at least 1, got %s", threads);
    return with(new Loading(loading.options(), threads, loading.broken(), loading.progress()));
  }

  /**
   * Returns the same recordings without those that cannot be read: damaged, of an unknown format,
   * or gone. How many are left is not known then, so that {@link #size} is empty.
   *
   * @param told takes a sentence for each of them, with its name and the reason, in every pass and
   *     on the thread that goes through them: {@code System.err::println}
   */
  public LabelledSounds skippingBroken(Consumer<String> told) {
    requireNonNull(told, "skippingBroken: told is null");
    return with(new Loading(loading.options(), loading.threads(), told, loading.progress()));
  }

  /**
   * Returns the same recordings, telling in about ten sentences a pass how many were read.
   *
   * @param told takes the sentences, as in {@link #skippingBroken}
   */
  public LabelledSounds progress(Consumer<String> told) {
    requireNonNull(told, "progress: told is null");
    return with(new Loading(loading.options(), loading.threads(), loading.broken(), told));
  }

  private LabelledSounds with(Loading other) {
    return new LabelledSounds(store, other, recordings, classNames);
  }

  /** Returns the names of the recordings, in their order. */
  public List<String> names() {
    return recordings.stream().map(Recording::name).toList();
  }

  /** Returns the names of the classes, in the order of their numbers. */
  public List<String> classNames() {
    return classNames;
  }

  /**
   * Returns the files for {@code model.export} with the names of the classes among them, which the
   * model's card tells then: {@code model.export(folder, sounds.assets(mfcc.assets()))}.
   *
   * @param others such as {@code features.assets()}
   */
  public Asset[] assets(Asset... others) {
    Asset[] all = Arrays.copyOf(others, others.length + 1);
    all[others.length] = new ClassNames(classNames);
    return all;
  }

  @Override
  public OptionalLong size() {
    return loading.broken() == null ? OptionalLong.of(recordings.size()) : OptionalLong.empty();
  }

  @Override
  public Cursor<LabelledSound> open(long pass) {
    ReadOptions options = loading.options();
    return load(
        note -> {},
        (reader, recording, note) -> labelled(recording, reader.read(recording.name(), options)));
  }

  /** Opens a pass over what a step makes of the recordings, which are read as was asked. */
  <R> Cursor<R> load(Consumer<String> told, Loading.Step<R> step) {
    return loading.open(store, recordings, told, step);
  }

  /** Returns how the samples of files are read. */
  ReadOptions options() {
    return loading.options();
  }

  LabelledSound labelled(Recording recording, Sound sound) {
    return new LabelledSound(
        recording.name(), sound, recording.label(), classNames.get(recording.label()));
  }
}
