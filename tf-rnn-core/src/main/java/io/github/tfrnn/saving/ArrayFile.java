package io.github.tfrnn.saving;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.data.FloatRows;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Named float32 arrays in one file, with a description in JSON: a NumPy archive ({@code .npz}) that
 * {@code numpy.load} opens.
 *
 * <p>Every part has a checksum, and the description, which comes last, names the arrays: a file
 * that was cut off or changed is found out. Immutable.
 *
 * @param arrays by name
 * @param description what else is to be known
 */
public record ArrayFile(Map<String, FloatRows> arrays, JsonNode description) {

  private static final String ARRAY = ".npy";
  private static final String DESCRIPTION = "description.json";
  private static final String NAMES = "arrays";
  private static final String CONTENT = "content";
  private static final ObjectMapper JSON = new ObjectMapper();

  public ArrayFile {
    arrays = Map.copyOf(arrays);
  }

  /**
   * Writes the file, in place of one that is there, whole or not at all.
   *
   * @throws UncheckedIOException if it cannot be written; what was there is unchanged then
   */
  public void write(Path file) {
    AtomicFile.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out, UTF_8);
          zip.setLevel(Deflater.NO_COMPRESSION); // weights do not shrink
          for (String name : arrays.keySet().stream().sorted().toList()) {
            zip.putNextEntry(entry(name + ARRAY));
            Npy.write(arrays.get(name), zip);
            zip.closeEntry();
          }
          zip.putNextEntry(entry(DESCRIPTION));
          ObjectNode described = JsonNodeFactory.instance.objectNode();
          arrays.keySet().stream().sorted().forEach(described.putArray(NAMES)::add);
          described.set(CONTENT, description);
          zip.write(JSON.writeValueAsBytes(described));
          zip.closeEntry();
          zip.finish();
        });
  }

  /** Equal content makes equal bytes. */
  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    return entry;
  }

  /**
   * Reads a file.
   *
   * @throws UncheckedIOException if it cannot be read, or is not whole
   */
  public static ArrayFile read(Path file) {
    Map<String, FloatRows> arrays = new LinkedHashMap<>();
    JsonNode described = null;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        ZipInputStream zip = new ZipInputStream(in, UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.equals(DESCRIPTION)) {
          described = JSON.readTree(zip.readAllBytes());
        } else if (name.endsWith(ARRAY)) {
          arrays.put(name.substring(0, name.length() - ARRAY.length()), Npy.read(zip));
        }
        zip.transferTo(OutputStream.nullOutputStream()); // its end holds the checksum
      }
      requireAll(described, arrays.keySet());
    } catch (IOException | IllegalArgumentException e) {
      String reason = e instanceof IOException io ? AtomicFile.reason(io) : e.getMessage();
      throw new UncheckedIOException(
          "%s cannot be read: %s. It is damaged, or was not written by this library."
              .formatted(file, reason),
          e instanceof IOException io ? io : new IOException(e));
    }
    return new ArrayFile(arrays, described.path(CONTENT));
  }

  private static void requireAll(JsonNode described, Set<String> found) throws IOException {
    Set<String> expected = new HashSet<>();
    if (described != null) {
      described.path(NAMES).forEach(name -> expected.add(name.asText()));
    }
    if (described == null || !expected.equals(found)) {
      throw new IOException("parts of it are missing");
    }
  }
}
