package io.github.tfrnn.audio.data;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.audio.ReadOptions;
import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Dataset;
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
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
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
 * {@link UncheckedIOException} that names it. Immutable, safe for use by several threads.
 */
public final class LabelledSounds implements Dataset<LabelledSound> {

  /** Ends of the names of the files that {@link #folder} takes. */
  private static final String[] EXTENSIONS = {
    ".wav", ".wave", ".aif", ".aiff", ".aifc", ".au", ".snd", ".flac", ".mp3", ".ogg"
  };

  /** A recording that is not read yet. */
  record Entry(String name, int label) {}

  private final SoundStore store;
  private final ReadOptions options;
  private final List<Entry> entries;
  private final List<String> classNames;

  private LabelledSounds(
      SoundStore store, ReadOptions options, List<Entry> entries, List<String> classNames) {
    this.store = store;
    this.options = options;
    this.entries = List.copyOf(entries);
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
    List<Entry> entries = new ArrayList<>();
    for (LabelledFile file : files.files()) {
      entries.add(new Entry(folder.relativize(file.path()).toString(), file.label()));
    }
    return new LabelledSounds(
        SoundStore.ofFolder(folder), ReadOptions.defaults(), entries, files.classNames());
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
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      entries.add(new Entry(names.get(i), classNames.indexOf(classes.get(i))));
    }
    return new LabelledSounds(store, ReadOptions.defaults(), entries, classNames);
  }

  /** Returns the recordings whose names a predicate holds for; the classes stay all. */
  public LabelledSounds where(Predicate<String> name) {
    List<Entry> kept = entries.stream().filter(entry -> name.test(entry.name())).toList();
    return new LabelledSounds(store, options, kept, classNames);
  }

  /** Returns the same recordings, read otherwise: longer ones, or those that were cut off. */
  public LabelledSounds reading(ReadOptions others) {
    return new LabelledSounds(
        store, requireNonNull(others, "reading: options are null"), entries, classNames);
  }

  /** Returns the names of the recordings, in their order. */
  public List<String> names() {
    return entries.stream().map(Entry::name).toList();
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
    return OptionalLong.of(entries.size());
  }

  @Override
  public Cursor<LabelledSound> open(long pass) {
    SoundStore.Reader reader = store.open();
    Iterator<Entry> left = entries.iterator();
    List<String> names = classNames;
    ReadOptions asked = options;
    return Cursor.of(
        () -> left.hasNext() ? read(reader, asked, left.next(), names) : null, reader::close);
  }

  private static LabelledSound read(
      SoundStore.Reader reader, ReadOptions options, Entry entry, List<String> names) {
    try {
      Sound sound = reader.read(entry.name(), options);
      return new LabelledSound(entry.name(), sound, entry.label(), names.get(entry.label()));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
