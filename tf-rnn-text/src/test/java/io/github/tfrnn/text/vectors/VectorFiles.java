package io.github.tfrnn.text.vectors;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Small files of word vectors, as the tools write them. */
final class VectorFiles {

  /** Three words, one of them with blanks, one beyond ASCII. */
  static Map<String, float[]> vectors() {
    Map<String, float[]> vectors = new LinkedHashMap<>();
    vectors.put("the", new float[] {0.25f, -0.5f, 1e-3f});
    vectors.put("电影", new float[] {1, 2, 3});
    vectors.put("film", new float[] {-1.5f, 0, 12.75f});
    return vectors;
  }

  static byte[] glove(Map<String, float[]> vectors) {
    return utf8(rows(vectors, "\n"));
  }

  static byte[] word2vecText(Map<String, float[]> vectors) {
    return utf8(header(vectors) + rows(vectors, "\n"));
  }

  /** With a blank at the end of each line. */
  static byte[] fastText(Map<String, float[]> vectors) {
    return utf8(header(vectors) + rows(vectors, " \n"));
  }

  static byte[] word2vecBinary(Map<String, float[]> vectors, String between) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(utf8(header(vectors)));
    vectors.forEach(
        (word, vector) -> {
          out.writeBytes(utf8(word + " "));
          ByteBuffer bytes = ByteBuffer.allocate(4 * vector.length).order(ByteOrder.LITTLE_ENDIAN);
          bytes.asFloatBuffer().put(vector);
          out.writeBytes(bytes.array());
          out.writeBytes(utf8(between));
        });
    return out.toByteArray();
  }

  static String header(Map<String, float[]> vectors) {
    return vectors.size() + " " + vectors.values().iterator().next().length + "\n";
  }

  private static String rows(Map<String, float[]> vectors, String end) {
    StringBuilder text = new StringBuilder();
    vectors.forEach(
        (word, vector) -> {
          text.append(word);
          for (float value : vector) {
            text.append(' ').append(value);
          }
          text.append(end);
        });
    return text.toString();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static Path write(Path folder, byte[] content) {
    try {
      return Files.write(Files.createTempFile(folder, "vectors", ".any"), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private VectorFiles() {}
}
