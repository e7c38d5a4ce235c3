package io.github.tfrnn.audio.data;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.audio.features.AudioFeatures;
import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Features of recordings in a folder: made once, read from then on, in this run and in later ones.
 *
 * <pre>{@code
 * Dataset<Examples> examples =
 *     FeatureCache.in(Path.of("cache"), mfcc)
 *         .preparing("mono, 8000 Hz", sound -> sound.mono().resample(8000))
 *         .examples(sounds.threads(2));
 * }</pre>
 *
 * <p>Each recording has a file of its own, named by a hash of all that its rows depend on: the
 * settings of the features, the name of the preparation, how sound is read, and the recording's
 * name, size and time of change (of zip files, its checksum). What is changed is therefore made
 * anew, under another name; old files stay until somebody deletes them, which may be done at any
 * time. Files are written to a temporary name and moved, so that several programs may share a
 * folder. A file that is damaged is made anew.
 *
 * <p>Labels are not kept: they are those of the recordings. Immutable, safe for use by several
 * threads.
 */
public final class FeatureCache {
  private static final String FORMAT = "1"; // to be raised when equal settings make other numbers
  private static final int NAME_BYTES = 20;

  private final Path folder;
  private final AudioFeatures features;
  private final String preparationName;
  private final UnaryOperator<Sound> preparation;
  private final Consumer<String> told;

  private FeatureCache(
      Path folder,
      AudioFeatures features,
      String preparationName,
      UnaryOperator<Sound> preparation,
      Consumer<String> told) {
    this.folder = folder;
    this.features = features;
    this.preparationName = preparationName;
    this.preparation = preparation;
    this.told = told;
  }

  /**
   * Returns the cache of a folder.
   *
   * @param folder made when the first file is written
   * @param features of sounds as they are
   */
  public static FeatureCache in(Path folder, AudioFeatures features) {
    return new FeatureCache(
        requireNonNull(folder, "folder"),
        requireNonNull(features, "features"),
        "",
        UnaryOperator.identity(),
        sentence -> {});
  }

  /**
   * Returns the same cache of features of prepared sounds.
   *
   * @param name what the preparation does, such as {@code "mono, 8000 Hz, trimmed at 40 dB"}: the
   *     cache knows by it, and only by it, whether that is what it was
   * @param function changes a sound, equally each time
   */
  public FeatureCache preparing(String name, UnaryOperator<Sound> function) {
    return new FeatureCache(
        folder, features, requireNonNull(name, "name"), requireNonNull(function, "function"), told);
  }

  /**
   * Returns the same cache, telling which of its files were damaged.
   *
   * @param sentences takes a sentence for each, on the thread that goes through the examples
   */
  public FeatureCache telling(Consumer<String> sentences) {
    return new FeatureCache(
        folder,
        features,
        preparationName,
        preparation,
        requireNonNull(sentences, "telling: sentences is null"));
  }

  /**
   * Returns the examples of recordings, in their order: inputs {@code [1, frames, size]} and the
   * label {@code [1]}, as {@link LabelledSound#examples(AudioFeatures)} makes them.
   *
   * <p>Threads, progress and what happens with broken recordings are as {@code sounds} has them. A
   * pass throws {@link IllegalArgumentException} where sounds do not fit the features, and {@link
   * java.io.UncheckedIOException} where a file of the cache cannot be written.
   */
  public Dataset<Examples> examples(LabelledSounds sounds) {
    requireNonNull(sounds, "sounds");
    return new Dataset<>() {
      @Override
      public Cursor<Examples> open(long pass) {
        return sounds.load(
            told, (reader, recording, note) -> example(sounds, reader, recording, note));
      }

      @Override
      public OptionalLong size() {
        return sounds.size();
      }
    };
  }

  private Examples example(
      LabelledSounds sounds, SoundStore.Reader reader, Recording recording, Consumer<String> note)
      throws IOException {
    Path file = file(sounds, recording.name(), reader.stamp(recording.name()));
    if (Files.exists(file)) {
      try {
        Sound unread = Sound.of(features.sampleRate(), new float[0]);
        return sounds.labelled(recording, unread).examples(FeatureFile.read(file, features.size()));
      } catch (FeatureFile.DamagedException e) {
        note.accept("%s %s: made again of %s".formatted(file, e.getMessage(), recording.name()));
      }
    }
    Sound sound = reader.read(recording.name(), sounds.options());
    LabelledSound prepared = sounds.labelled(recording, preparation.apply(sound));
    float[][] rows = prepared.rows(features);
    FeatureFile.write(file, rows, features.size());
    return prepared.examples(rows);
  }

  /** Returns the file of a recording, in one of 256 folders. */
  private Path file(LabelledSounds sounds, String name, String stamp) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    for (String part :
        new String[] {
          FORMAT, features.toString(), preparationName, sounds.options().toString(), name, stamp
        }) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    String hash = HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES);
    return folder.resolve(hash.substring(0, 2)).resolve(hash.substring(2) + ".features");
  }
}
