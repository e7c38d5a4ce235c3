package io.github.tfrnn.datasets;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The files of a folder with one folder for each class, in the order of their classes and names:
 * all of one class, then all of the next, so shuffle them. Their map reads them.
 *
 * <p>Source: the folders of {@code keras.utils.text_dataset_from_directory} and its like: classes
 * are numbered in the order of the names of their folders, folders within them count to the class,
 * and names that begin with a dot are left out. The folder is read once, when this is made.
 * Immutable.
 */
public final class LabelledFiles implements Dataset<LabelledFile> {

  private final List<String> classNames;
  private final List<LabelledFile> files;
  private final Dataset<LabelledFile> elements;

  private LabelledFiles(List<String> classNames, List<LabelledFile> files) {
    this.classNames = List.copyOf(classNames);
    this.files = List.copyOf(files);
    this.elements = Dataset.ofList(this.files);
  }

  /**
   * Returns the files of all classes.
   *
   * @param extensions the ends of the names of the files that are wanted, such as {@code ".wav"},
   *     capitals or not; all files if there are none
   * @throws IllegalArgumentException if there is no folder in the folder, or one without such files
   * @throws UncheckedIOException if the folder cannot be read
   */
  public static LabelledFiles in(Path folder, String... extensions) {
    List<String> names = folders(folder);
    checkArgument(
        !names.isEmpty(),
        "%s has no folders: one for each class is needed, with the files of the class in it.",
        folder);
    return in(folder, names, extensions);
  }

  /**
   * As {@link #in(Path, String...)}, of some classes, numbered in the order given.
   *
   * @param classNames names of folders
   */
  public static LabelledFiles in(Path folder, List<String> classNames, String... extensions) {
    List<LabelledFile> files = new ArrayList<>();
    for (int label = 0; label < classNames.size(); label++) {
      String name = classNames.get(label);
      List<Path> found = find(folder.resolve(name), extensions);
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "%s has no files%s. Give the classes that are wanted by name to leave it out."
                .formatted(
                    folder.resolve(name),
                    extensions.length == 0 ? "" : " ending in " + String.join(", ", extensions)));
      }
      for (Path path : found) {
        files.add(new LabelledFile(path, label, name));
      }
    }
    return new LabelledFiles(classNames, files);
  }

  private static List<String> folders(Path folder) {
    checkArgument(Files.isDirectory(folder), "%s is no folder.", folder);
    try (Stream<Path> inside = Files.list(folder)) {
      return inside
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read: " + e, e);
    }
  }

  private static List<Path> find(Path folder, String[] extensions) {
    checkArgument(Files.isDirectory(folder), "%s is no folder.", folder);
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> wanted(path.getFileName().toString(), extensions))
          .filter(Files::isRegularFile)
          .sorted(
              Comparator.comparing((Path path) -> path.getParent().toString())
                  .thenComparing(path -> path.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read: " + e, e);
    }
  }

  private static boolean wanted(String name, String[] extensions) {
    if (extensions.length == 0) {
      return !name.startsWith(".");
    }
    String lowerCase = name.toLowerCase(Locale.ROOT);
    for (String extension : extensions) {
      if (lowerCase.endsWith(extension.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the names of the classes, in the order of their numbers. */
  public List<String> classNames() {
    return classNames;
  }

  /** Returns all files. */
  public List<LabelledFile> files() {
    return files;
  }

  @Override
  public Cursor<LabelledFile> open(long pass) {
    return elements.open(pass);
  }

  @Override
  public OptionalLong size() {
    return elements.size();
  }
}
