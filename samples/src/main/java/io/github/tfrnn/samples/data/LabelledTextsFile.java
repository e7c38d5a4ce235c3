package io.github.tfrnn.samples.data;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableSet;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Reads labelled texts from a file with one example a line: {@code label TAB text}, UTF-8.
 *
 * <p>Of a line with more columns the first is the label and the last the text. A file whose name
 * ends in {@code .gz} is unpacked while it is read. There is no header line and no quoting.
 * Whatever is wrong is told in one sentence with the file and the number of the line.
 */
public final class LabelledTextsFile {
  /**
   * Reads a file to train on.
   *
   * @throws IOException if the file cannot be read, a line is malformed, or fewer than two classes
   *     are found
   */
  public static LabelledTexts read(Path file) throws IOException {
    LabelledTexts found = read(file, ImmutableSet.of());
    if (found.classes().size() < 2) {
      throw new IOException(
          String.format(
              "%s: every text has the label \"%s\"; a classifier needs at least two classes",
              file, found.labels().get(0)));
    }
    return found;
  }

  /**
   * Reads a file to test on.
   *
   * @param classes the only labels allowed; an empty collection allows every label
   * @throws IOException if the file cannot be read, or a line is malformed or has another label
   */
  public static LabelledTexts read(Path file, Collection<String> classes) throws IOException {
    Set<String> known = ImmutableSet.copyOf(classes);
    LabelledTexts.Builder found = LabelledTexts.builder();
    try (Utf8Lines lines = new Utf8Lines(open(file))) {
      for (String line = next(file, lines); line != null; line = next(file, lines)) {
        add(found, line, known, file, lines.number());
      }
      if (lines.number() == 0) {
        throw new IOException(file + ": the file is empty; expected lines of label TAB text");
      }
    }
    return found.build();
  }

  private static InputStream open(Path file) throws IOException {
    if (Files.notExists(file)) {
      throw new FileNotFoundException(file + ": there is no such file");
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IOException(file + ": not a file that can be read");
    }
    InputStream bytes = Files.newInputStream(file);
    if (!file.getFileName().toString().endsWith(".gz")) {
      return bytes;
    }
    try {
      return new GZIPInputStream(bytes, 1 << 16);
    } catch (IOException e) {
      bytes.close();
      throw new IOException(file + ": the name ends in .gz, but this is no gzip file", e);
    }
  }

  private static String next(Path file, Utf8Lines lines) throws IOException {
    try {
      return lines.next();
    } catch (CharacterCodingException e) {
      throw new IOException(
          String.format(
              "%s, line %d: not valid UTF-8; save the file as UTF-8", file, lines.number()),
          e);
    } catch (IOException e) {
      throw new IOException(
          String.format("%s: damaged after line %d (%s)", file, lines.number(), e.getMessage()), e);
    }
  }

  private static void add(
      LabelledTexts.Builder found, String line, Set<String> known, Path file, long number)
      throws IOException {
    String label = CharMatcher.whitespace().trimFrom(beforeFirstTab(line));
    String text = line.substring(line.lastIndexOf('\t') + 1);
    String problem = null;
    if (line.indexOf('\t') < 0) {
      problem = "expected label TAB text; found no TAB";
    } else if (label.isEmpty()) {
      problem = "the label (before the first TAB) is empty";
    } else if (text.isBlank()) {
      problem = "the text (after the last TAB) is empty";
    } else if (!known.isEmpty() && !known.contains(label)) {
      problem = String.format("label \"%s\" is not one of the training classes %s", label, known);
    }
    if (problem != null) {
      throw new IOException(String.format("%s, line %d: %s", file, number, problem));
    }
    found.add(label, text);
  }

  private static String beforeFirstTab(String line) {
    return line.substring(0, Math.max(0, line.indexOf('\t')));
  }

  private LabelledTextsFile() {}
}
