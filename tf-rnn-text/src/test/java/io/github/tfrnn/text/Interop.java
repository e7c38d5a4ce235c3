package io.github.tfrnn.text;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Folders and JSON files that Python's live checks read. */
final class Interop {
  static final Path FOLDER = Path.of("target", "interop");

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** Returns a seed that differs each time, or the one asked for; it stands in the files. */
  static long freshSeed() {
    return Long.getLong("tfrnn.seed", System.nanoTime());
  }

  /** Returns an empty folder of that name. */
  static Path emptyFolder(String name) throws IOException {
    Path folder = FOLDER.resolve(name);
    if (Files.exists(folder)) {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
    return Files.createDirectories(folder);
  }

  static void write(Path file, Map<String, ?> content) throws IOException {
    MAPPER.writeValue(file.toFile(), content);
  }

  /** Returns an array as the checks read it: type, shape, and the values row by row. */
  static Map<String, Object> array(Rows rows) {
    Map<String, Object> array = new LinkedHashMap<>();
    array.put("shape", rows.shape().asArray());
    if (rows instanceof IntRows ids) {
      array.put("dtype", "int32");
      array.put("data", IntStream.range(0, size(rows)).map(ids::flat).toArray());
    } else {
      array.put("dtype", "float32");
      array.put("data", ((FloatRows) rows).toFlat());
    }
    return array;
  }

  static Map<String, Object> arrays(Map<String, FloatRows> byName) {
    Map<String, Object> arrays = new LinkedHashMap<>();
    byName.forEach((name, rows) -> arrays.put(name, array(rows)));
    return arrays;
  }

  private static int size(Rows rows) {
    return Math.toIntExact(rows.shape().size());
  }

  private Interop() {}
}
