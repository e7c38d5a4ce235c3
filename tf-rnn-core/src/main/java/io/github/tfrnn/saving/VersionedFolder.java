package io.github.tfrnn.saving;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder with a folder for each version of a model, named 1, 2, 3, … as TensorFlow Serving wants
 * them. Other names are not looked at. Immutable; safe for use by any thread.
 *
 * @param base folder that holds the versions
 */
public record VersionedFolder(Path base) {

  /** TensorFlow Serving reads versions as int64. */
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  /** Checks the value. */
  public VersionedFolder {
    Objects.requireNonNull(base, "VersionedFolder: base is null");
  }

  /**
   * Returns the numbers of the versions, the lowest first; none if there is no such folder.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public List<Long> versions() {
    if (!Files.isDirectory(base)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(base)) {
      return entries
          .filter(entry -> NUMBER.matcher(entry.getFileName().toString()).matches())
          .filter(Files::isDirectory)
          .map(entry -> Long.valueOf(entry.getFileName().toString()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s: its versions cannot be listed: %s".formatted(base, e.getMessage()), e);
    }
  }

  /** Returns the highest number, if there is one. */
  public OptionalLong newest() {
    List<Long> versions = versions();
    return versions.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(versions.get(versions.size() - 1));
  }

  /**
   * Returns the folder of a version, whether it is there or not.
   *
   * @param version at least 1
   */
  public Path folder(long version) {
    checkArgument(version >= 1, "VersionedFolder: versions begin at 1, got %s", version);
    return base.resolve(Long.toString(version));
  }
}
