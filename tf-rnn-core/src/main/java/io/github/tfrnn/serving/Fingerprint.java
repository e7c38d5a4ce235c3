package io.github.tfrnn.serving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Names, sizes and times of the files of a version: another one tells that they were changed. */
record Fingerprint(Path folder, Map<Path, Fingerprint.File> files) {

  record File(long size, FileTime modified) {}

  static Fingerprint of(Path folder) {
    Map<Path, File> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.toList()) {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        files.put(file, new File(attributes.size(), attributes.lastModifiedTime()));
      }
    } catch (IOException | UncheckedIOException e) {
      files.clear(); // it changes while we look: differs from what comes after
    }
    return new Fingerprint(folder, files);
  }
}
