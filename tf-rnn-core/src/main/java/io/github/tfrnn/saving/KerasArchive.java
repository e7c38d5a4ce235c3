package io.github.tfrnn.saving;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.tfrnn.hdf5.Hdf5File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A {@code .keras} file, taken apart: a zip archive of a description of the model and its weights.
 * Immutable, as long as nobody changes the JSON.
 *
 * @param metadata which Keras wrote it
 * @param config the model and what it is compiled with
 * @param weights and what the optimizer knew
 */
public record KerasArchive(JsonNode metadata, JsonNode config, KerasWeights weights) {

  private static final String METADATA = "metadata.json";
  private static final String CONFIG = "config.json";
  private static final String WEIGHTS = "model.weights.h5";
  private static final int MAX_ENTRIES = 10_000;
  private static final long SMALL = 1 << 24;
  private static final int MAX_EXPANSION = 100;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /** Returns whether a file is an archive that has a Keras model's weights in it. */
  public static boolean looksLikeOne(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      if (!Arrays.equals(in.readNBytes(2), new byte[] {'P', 'K'})) {
        return false;
      }
    } catch (IOException e) {
      throw KerasWeights.cannotRead(file, e);
    }
    try (ZipFile zip = new ZipFile(file.toFile(), UTF_8)) {
      return zip.getEntry(WEIGHTS) != null || zip.getEntry(CONFIG) != null;
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
      return false; // for others to say what is wrong; no folder of the machine's own
    }
  }

  /**
   * Reads an archive.
   *
   * @throws UncheckedIOException if it cannot be read, is damaged, or made to do harm
   */
  public static KerasArchive read(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile(), UTF_8)) {
      check(zip);
      return new KerasArchive(
          json(zip, METADATA), json(zip, CONFIG), KerasWeights.read(content(zip, WEIGHTS)));
    } catch (IOException e) {
      throw KerasWeights.cannotRead(file, e);
    } catch (IllegalArgumentException e) { // of ZipFile, for names that are no UTF-8
      throw KerasWeights.cannotRead(file, new IOException(e.getMessage(), e));
    }
  }

  /** Nothing is ever unpacked to the disk; who makes such names has no model in mind. */
  private static void check(ZipFile zip) throws IOException {
    if (zip.size() > MAX_ENTRIES) {
      throw new IOException("it has %d entries".formatted(zip.size()));
    }
    Set<String> names = new HashSet<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = entry.getName();
      if (name.startsWith("/")
          || name.contains("\\")
          || name.matches("[A-Za-z]:.*")
          || List.of(name.split("/", -1)).contains("..")) {
        throw new IOException("its entry \"%s\" leads out of it".formatted(name));
      }
      if (!names.add(name)) {
        throw new IOException("it has two entries \"%s\"".formatted(name));
      }
    }
  }

  private static JsonNode json(ZipFile zip, String name) throws IOException {
    try {
      JsonNode json = JSON.readTree(content(zip, name));
      if (!json.isObject()) {
        throw new IOException("its %s is no JSON object".formatted(name));
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new IOException("its %s is no JSON (%s)".formatted(name, e.getOriginalMessage()), e);
    }
  }

  private static byte[] content(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("there is no %s in it".formatted(name));
    }
    long size = entry.getSize();
    if (size < 0
        || size > Integer.MAX_VALUE - 8
        || size > SMALL + MAX_EXPANSION * entry.getCompressedSize()) {
      throw new IOException(
          "%s claims to grow from %d to %d bytes".formatted(name, entry.getCompressedSize(), size));
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] content = in.readNBytes((int) size);
      CRC32 sum = new CRC32();
      sum.update(content);
      if (content.length < size || in.read() >= 0 || sum.getValue() != entry.getCrc()) {
        throw new IOException("%s is not what was put in".formatted(name));
      }
      return content;
    }
  }

  /**
   * Writes the archive, in place of a file that is there, whole or not at all. Equal content makes
   * equal bytes.
   *
   * @throws UncheckedIOException if it cannot be written; what was there is unchanged then
   */
  public void write(Path file) {
    AtomicFile.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out, UTF_8);
          byte[] told = JSON.writeValueAsBytes(metadata);
          byte[] described = JSON.writeValueAsBytes(config);
          put(zip, METADATA, to -> to.write(told));
          put(zip, CONFIG, to -> to.write(described));
          put(zip, WEIGHTS, to -> Hdf5File.write(weights.root(), to));
          zip.finish();
        });
  }

  /** Not compressed, so that Keras can seek in it; size and checksum then have to come first. */
  private static void put(ZipOutputStream zip, String name, AtomicFile.Content content)
      throws IOException {
    CheckedOutputStream sum = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
    CountingStream counted = new CountingStream(sum);
    content.writeTo(counted);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    entry.setSize(counted.count);
    entry.setCrc(sum.getChecksum().getValue());
    zip.putNextEntry(entry);
    content.writeTo(zip);
    zip.closeEntry();
  }

  /** Counts what goes through. */
  private static final class CountingStream extends OutputStream {
    private final OutputStream out;
    private long count;

    CountingStream(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      count += length;
    }
  }
}
