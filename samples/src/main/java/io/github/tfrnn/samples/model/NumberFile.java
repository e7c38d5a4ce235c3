package io.github.tfrnn.samples.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.primitives.Doubles;
import com.google.common.primitives.Floats;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.saving.AtomicFile;
import io.github.tfrnn.saving.Npy;
import io.github.tfrnn.saving.TensorValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.tensorflow.ndarray.Shape;

/**
 * Numbers from and to files, of the kind that the ending tells: {@code .npy}, {@code .csv} (rows of
 * numbers, no header), {@code .json} (lists in lists).
 */
final class NumberFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final double[] values;
  private final long[] shape;

  private NumberFile(double[] values, long[] shape) {
    this.values = values;
    this.shape = shape;
  }

  static NumberFile read(Path file) {
    try {
      return switch (ending(file)) {
        case "npy" -> npy(Npy.read(file));
        case "csv" -> csv(file);
        default -> json(file);
      };
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(file + ": there is no such file", e);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Returns the numbers, the last axis running fastest. */
  double[] values() {
    return values.clone();
  }

  /** Returns the ending of a file, checked. */
  static String ending(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    if (!List.of("npy", "csv", "json").contains(ending)) {
      throw new IllegalArgumentException(file + ": must end with .npy, .csv or .json.");
    }
    return ending;
  }

  private static NumberFile npy(TensorValue value) {
    double[] values =
        switch (value.type()) {
          case FLOAT32 -> Doubles.toArray(Floats.asList(value.floats()));
          case FLOAT64 -> value.doubles();
          case INT32 -> IntStream.of(value.ints()).asDoubleStream().toArray();
          case INT64 -> LongStream.of(value.longs()).asDoubleStream().toArray();
          default -> throw new IllegalArgumentException(value + " holds no numbers.");
        };
    return new NumberFile(values, value.shape().asArray());
  }

  private static NumberFile csv(Path file) throws IOException {
    List<Double> values = new ArrayList<>();
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    long rows = 0;
    int columns = -1;
    for (int line = 1; line <= lines.size(); line++) {
      if (lines.get(line - 1).isBlank()) {
        continue;
      }
      String[] cells = lines.get(line - 1).split(",", -1);
      if (columns >= 0 && cells.length != columns) {
        throw new IOException(
            "line %d has %d numbers, those before %d".formatted(line, cells.length, columns));
      }
      columns = cells.length;
      rows++;
      for (String cell : cells) {
        Double value = Doubles.tryParse(cell.strip());
        if (value == null) {
          throw new IOException("line %d: \"%s\" is no number".formatted(line, cell.strip()));
        }
        values.add(value);
      }
    }
    if (rows == 0) {
      throw new IOException("it has no rows");
    }
    return new NumberFile(Doubles.toArray(values), new long[] {rows, columns});
  }

  private static NumberFile json(Path file) throws IOException {
    JsonNode node;
    try {
      node = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new IOException("it is no JSON: " + e.getOriginalMessage(), e);
    }
    List<Long> axes = new ArrayList<>();
    for (JsonNode first = node; first.isArray(); first = first.path(0)) {
      axes.add((long) first.size());
    }
    List<Double> values = new ArrayList<>();
    collect(node, axes, 0, values);
    return new NumberFile(
        Doubles.toArray(values), axes.stream().mapToLong(Long::longValue).toArray());
  }

  private static void collect(JsonNode node, List<Long> axes, int depth, List<Double> values)
      throws IOException {
    if (depth == axes.size()) {
      if (!node.isNumber()) {
        throw new IOException("%s is no number".formatted(node));
      }
      values.add(node.asDouble());
      return;
    }
    if (!node.isArray() || node.size() != axes.get(depth)) {
      throw new IOException(
          "its lists must be of equal length: at depth %d, %d entries are needed, got %s"
              .formatted(depth, axes.get(depth), node.isArray() ? node.size() : node.toString()));
    }
    for (JsonNode each : node) {
      collect(each, axes, depth + 1, values);
    }
  }

  /**
   * Returns the numbers as a model takes them.
   *
   * @param ids whether they are token ids
   * @throws IllegalArgumentException if they are to be, and one is none
   */
  Rows toRows(boolean ids) {
    if (!ids) {
      return FloatRows.ofFlat(Floats.toArray(Doubles.asList(values)), Shape.of(shape));
    }
    for (double value : values) {
      if (value != (int) value) {
        throw new IllegalArgumentException("the model takes token ids, got " + value + ".");
      }
    }
    return IntRows.ofFlat(Arrays.stream(values).mapToInt(v -> (int) v).toArray(), Shape.of(shape));
  }

  /** Writes numbers, in place of a file that is there, whole or not at all. */
  static void write(Path file, FloatRows rows) {
    switch (ending(file)) {
      case "npy" -> Npy.write(file, rows);
      case "csv" -> {
        if (rows.shape().numDimensions() != 2) {
          throw new IllegalArgumentException(
              "%s: the output has %d axes, CSV holds two: write .npy or .json."
                  .formatted(file, rows.shape().numDimensions()));
        }
        String lines =
            Arrays.stream(rows.toMatrix())
                .map(row -> Floats.asList(row).stream().map(String::valueOf))
                .map(row -> row.collect(Collectors.joining(",")) + "\n")
                .collect(Collectors.joining());
        write(file, lines);
      }
      default -> {
        StringBuilder text = new StringBuilder();
        nested(rows, 0, 0, text);
        write(file, text.append('\n').toString());
      }
    }
  }

  private static void write(Path file, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, out -> out.write(bytes));
  }

  /** Appends the lists of an axis, from a place among the flattened values on; returns its end. */
  private static int nested(FloatRows rows, int axis, int at, StringBuilder text) {
    if (axis == rows.shape().numDimensions()) {
      float value = rows.flat(at);
      text.append(Float.isFinite(value) ? String.valueOf(value) : "null"); // JSON has no NaN
      return at + 1;
    }
    text.append('[');
    int next = at;
    for (long i = 0; i < rows.shape().get(axis); i++) {
      text.append(i == 0 ? "" : ",");
      next = nested(rows, axis + 1, next, text);
    }
    text.append(']');
    return next;
  }
}
