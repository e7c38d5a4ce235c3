package io.github.tfrnn.saving;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes a model as a SavedModel: inference operations and weights, nothing of training.
 *
 * <p>The folder is written under a temporary name beside its place and moved there when it is
 * whole.
 */
public final class SavedModelExport {

  /** Name of the input of the signature {@code serving_default}, where a model has one. */
  public static final String INPUT = "inputs";

  /** Name of its output, where a model has one. */
  public static final String OUTPUT = "outputs";

  /** Moves a finished folder to its place, and tells where that is. */
  @FunctionalInterface
  private interface Placing {
    Path place(Path made) throws IOException;
  }

  /**
   * Writes a model.
   *
   * @param directory where to; must not exist yet
   * @throws IllegalArgumentException if {@code directory} exists, or an asset has no name of its
   *     own or one with folders
   * @throws UncheckedIOException if it cannot be written; nothing is left behind then
   */
  public static void write(ExportContents contents, Path directory) {
    Path target = directory.toAbsolutePath().normalize();
    checkArgument(
        !Files.exists(target),
        "export: %s exists already. Choose another folder, or delete that one first.",
        directory);
    writeBeside(
        contents,
        directory,
        target.getParent(),
        target.getFileName().toString(),
        made -> {
          moveIntoPlace(made, target);
          return target;
        });
  }

  /**
   * Writes a model as the next version of a folder of versions, which is made if there is none.
   *
   * @param base the new folder in it has the number after the highest; the first is 1
   * @return the new folder
   * @throws IllegalArgumentException if an asset has no name of its own or one with folders
   * @throws UncheckedIOException if it cannot be written; nothing is left behind then
   */
  public static Path writeVersion(ExportContents contents, Path base) {
    VersionedFolder versions = new VersionedFolder(base);
    return writeBeside(
        contents,
        base,
        base.toAbsolutePath().normalize(),
        "next",
        made -> moveToNext(made, versions));
  }

  private static Path writeBeside(
      ExportContents contents, Path told, Path parent, String name, Placing placing) {
    checkNames(contents.assets());
    List<Path> missing =
        Stream.iterate(parent, folder -> !Files.exists(folder), Path::getParent).toList();
    Optional<Path> placed = Optional.empty();
    try {
      Files.createDirectories(parent);
      Path temporary = Files.createTempDirectory(parent, "." + name + "-");
      try {
        Path made = temporary.resolve("model");
        ExportGraph.write(contents, made);
        Path folder = Files.createDirectories(made.resolve("assets"));
        Files.write(folder.resolve(ModelCard.ASSET_NAME), card(contents).toJson());
        for (Asset asset : contents.assets()) {
          Files.write(folder.resolve(asset.assetName()), asset.assetContent());
        }
        placed = Optional.of(placing.place(made));
        return placed.get();
      } finally {
        MoreFiles.deleteRecursively(temporary, RecursiveDeleteOption.ALLOW_INSECURE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "export: cannot write %s: %s".formatted(told, e.getMessage()), e);
    } finally {
      if (placed.isEmpty()) {
        missing.forEach(SavedModelExport::deleteIfEmpty); // the innermost first
      }
    }
  }

  private static ModelCard card(ExportContents contents) {
    String version = SavedModelExport.class.getPackage().getImplementationVersion();
    return new ModelCard(
        version == null ? "tf-rnn" : "tf-rnn " + version, // classes outside of a jar tell none
        contents.name(),
        new TreeMap<>(NetworkSpecs.inputs(contents.network())),
        new TreeMap<>(NetworkSpecs.outputs(contents.network())),
        contents.training(),
        contents.assets().stream().flatMap(asset -> asset.labels().stream()).toList());
  }

  private static void checkNames(List<Asset> assets) {
    Set<String> names = new HashSet<>();
    for (Asset asset : assets) {
      String name = asset.assetName();
      checkArgument(
          !name.isEmpty()
              && !Set.of(".", "..").contains(name)
              && !name.contains("/")
              && !name.contains("\\"),
          "export: \"%s\" cannot name an asset: a file name without folders is needed.",
          name);
      checkArgument(
          !name.equals(ModelCard.ASSET_NAME),
          "export: \"%s\" cannot name an asset: the model's own card has that name.",
          name);
      checkArgument(names.add(name), "export: two assets are named \"%s\".", name);
    }
  }

  @SuppressWarnings("EmptyCatch") // the exception on its way tells more
  private static void deleteIfEmpty(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // Someone else uses the folder by now.
    }
  }

  private static void moveIntoPlace(Path made, Path target) throws IOException {
    try {
      Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(made, target);
    }
  }

  /** Takes the next number again as often as somebody else is faster. */
  private static Path moveToNext(Path made, VersionedFolder versions) throws IOException {
    while (true) {
      Path target = versions.folder(Math.addExact(versions.newest().orElse(0), 1));
      try {
        moveIntoPlace(made, target);
        return target;
      } catch (IOException e) {
        if (!Files.exists(target)) {
          throw e;
        }
      }
    }
  }

  private SavedModelExport() {}
}
