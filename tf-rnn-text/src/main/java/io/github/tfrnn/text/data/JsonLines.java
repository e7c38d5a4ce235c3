package io.github.tfrnn.text.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.tfrnn.data.Cursor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** A pass over a file with a JSON object a line. */
final class JsonLines {
  private static final ObjectReader JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();

  private final Path file;
  private final BufferedReader lines;
  private final String label;
  private final String text;
  private long number; // of the line that was read last

  private JsonLines(Path file, BufferedReader lines, String label, String text) {
    this.file = file;
    this.lines = lines;
    this.label = label;
    this.text = text;
  }

  static Cursor<LabelledText> open(Path file, String label, String text) {
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                stream(file), StandardCharsets.UTF_8.newDecoder())); // reports errors
    JsonLines reader = new JsonLines(file, lines, label, text);
    return Cursor.of(reader::next, () -> close(file, lines));
  }

  private static InputStream stream(Path file) {
    InputStream bytes = null;
    try {
      bytes = Files.newInputStream(file);
      boolean compressed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
      return compressed ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    } catch (IOException e) {
      if (bytes != null) {
        close(file, bytes);
      }
      String what = e instanceof NoSuchFileException ? "there is no such file" : e.toString();
      throw new UncheckedIOException(file + " cannot be read: " + what + ".", e);
    }
  }

  private static void close(Path file, AutoCloseable stream) {
    try {
      stream.close();
    } catch (Exception e) {
      throw new UncheckedIOException(new IOException(file + " cannot be closed: " + e, e));
    }
  }

  /** Returns the next text, null at the end. */
  private LabelledText next() {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String content = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
        if (!content.isBlank()) {
          return parse(content);
        }
      }
      return null;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "%s: is not UTF-8, after line %d or some lines later.".formatted(file, number), e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s: cannot be read on after line %d: %s".formatted(file, number, e), e);
    }
  }

  private LabelledText parse(String line) {
    JsonNode object;
    try {
      object = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw mistake("is no JSON: " + e.getOriginalMessage(), e);
    }
    if (!object.isObject()) {
      throw mistake("must be a JSON object, got " + object.getNodeType(), null);
    }
    JsonNode labelled = field(object, label);
    if (!labelled.isValueNode() || labelled.isNull()) {
      throw mistake(
          "\"%s\" must be a string, a number, true or false, got %s".formatted(label, labelled),
          null);
    }
    JsonNode written = field(object, text);
    if (!written.isTextual()) {
      throw mistake("\"%s\" must be a string, got %s".formatted(text, written.getNodeType()), null);
    }
    return new LabelledText(labelled.asText(), written.textValue());
  }

  private JsonNode field(JsonNode object, String name) {
    JsonNode field = object.get(name);
    if (field == null) {
      Iterable<String> names = object::fieldNames;
      throw mistake(
          "there is no \"%s\"; it has %s".formatted(name, String.join(", ", names)), null);
    }
    return field;
  }

  private IllegalArgumentException mistake(String what, Exception cause) {
    return new IllegalArgumentException("%s, line %d: %s.".formatted(file, number, what), cause);
  }
}
