package io.github.tfrnn.training;

import io.github.tfrnn.saving.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file with numbers in braces, formatted as Python does: <code>{epoch:02d}</code>,
 * <code>{val_loss:.3f}</code>, <code>{epoch}</code>. Immutable.
 *
 * @param pattern the file; only its name, not its folder, may hold braces
 */
record FileName(Path pattern) {

  private static final Pattern NUMBER =
      Pattern.compile("\\{(\\w+)(?::(0?\\d*)(\\.\\d+)?([dfeg]?))?\\}");

  FileName {
    for (Path part : pattern.getParent() == null ? Path.of("") : pattern.getParent()) {
      if (part.toString().contains("{")) {
        throw new IllegalArgumentException(
            "ModelCheckpoint: %s: only the name of the file, not its folder, can hold numbers in braces."
                .formatted(pattern));
      }
    }
  }

  /**
   * Returns the file for an epoch.
   *
   * @param epoch from 1
   * @param batch from 1
   * @throws IllegalStateException if the name wants a number that is not there
   */
  Path with(int epoch, int batch, Map<String, Double> logs) {
    Map<String, Double> numbers = new LinkedHashMap<>(logs);
    numbers.put("epoch", (double) epoch);
    numbers.put("batch", (double) batch);
    Matcher matcher = NUMBER.matcher(pattern.getFileName().toString());
    StringBuilder name = new StringBuilder();
    while (matcher.find()) {
      Double number = numbers.get(matcher.group(1));
      if (number == null) {
        throw new IllegalStateException(
            "ModelCheckpoint: the file name %s wants \"%s\"; there is: %s."
                .formatted(
                    pattern.getFileName(), matcher.group(1), String.join(", ", numbers.keySet())));
      }
      matcher.appendReplacement(
          name,
          Matcher.quoteReplacement(
              format(number, matcher.group(2), matcher.group(3), matcher.group(4))));
    }
    matcher.appendTail(name);
    return pattern.resolveSibling(name.toString());
  }

  private static String format(double number, String width, String digits, String type) {
    String before = width == null ? "" : width;
    boolean whole = number == Math.rint(number) && Math.abs(number) < Long.MAX_VALUE;
    if ("d".equals(type) || (whole && (type == null || type.isEmpty()) && digits == null)) {
      return String.format(Locale.ROOT, "%" + before + "d", (long) number);
    }
    if (type == null) {
      return Double.toString(number);
    }
    String kind = type.isEmpty() ? "g" : type;
    return String.format(Locale.ROOT, "%" + before + (digits == null ? "" : digits) + kind, number);
  }

  /**
   * Makes the folder if it is missing.
   *
   * @throws UncheckedIOException if no file can be written there
   */
  void requireWritable() {
    Path folder = pattern.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".checkpoint-", ".tmp"));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "ModelCheckpoint: the folder %s cannot be written to: %s. Choose another."
              .formatted(folder, AtomicFile.reason(e)),
          e);
    }
  }
}
