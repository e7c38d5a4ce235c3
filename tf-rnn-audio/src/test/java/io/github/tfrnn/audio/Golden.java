package io.github.tfrnn.audio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads what the scripts in {@code src/test/python/golden} wrote. */
public final class Golden {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Returns {@code golden/<name>.json}; a file that is not there is a failure. */
  public static JsonNode read(String name) {
    try (InputStream stream = Golden.class.getResourceAsStream("/golden/" + name + ".json")) {
      assertThat(stream).as("golden/%s.json", name).isNotNull();
      return MAPPER.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** Returns the cases of a file, at least one. */
  public static Stream<JsonNode> cases(String name) {
    return cases(name, read(name));
  }

  /** Returns the cases of a file that a live check has written. */
  public static Stream<JsonNode> cases(Path file) {
    try {
      return cases(file.toString(), MAPPER.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  private static Stream<JsonNode> cases(String name, JsonNode content) {
    JsonNode cases = content.get("cases");
    assertThat(cases).as(name).isNotEmpty();
    return StreamSupport.stream(cases.spliterator(), false);
  }

  /** Returns one of the sounds of {@code golden/signals.json}. */
  public static Sound signal(String name) {
    JsonNode signal =
        cases("signals").filter(s -> s.get("name").textValue().equals(name)).findFirst().get();
    return sound(signal);
  }

  /** Returns the sound within a case. */
  public static Sound sound(JsonNode signal) {
    ByteBuffer bytes = buffer(signal.get("int16"));
    float[] samples = new float[bytes.remaining() / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = bytes.getShort() / 32768f;
    }
    return Sound.of(signal.get("rate").intValue(), samples);
  }

  /** Returns the first samples of one of the sounds. */
  public static Sound signal(String name, int count) {
    Sound whole = signal(name);
    return Sound.of(whole.sampleRate(), Arrays.copyOf(whole.samples(), count));
  }

  /** Returns numbers of 32 bits in base64. */
  public static float[] floats(JsonNode base64) {
    ByteBuffer bytes = buffer(base64);
    float[] floats = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(floats);
    return floats;
  }

  private static ByteBuffer buffer(JsonNode base64) {
    return ByteBuffer.wrap(Base64.getDecoder().decode(base64.textValue()))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private Golden() {}
}
