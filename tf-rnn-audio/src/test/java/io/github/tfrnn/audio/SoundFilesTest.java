package io.github.tfrnn.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of 78 files of many encodings, whole and damaged, that other programs wrote. */
class SoundFilesTest {
  private static final Path FOLDER = TestData.FOLDER.resolve("audio-formats");
  private static final Path MANIFEST = FOLDER.resolve("manifest.csv");
  private static final double PEAK_DIGITS = 0.00006; // of the manifest's four decimals

  static Stream<Arguments> files() throws IOException {
    if (!Files.exists(MANIFEST)) {
      return Stream.of(Arguments.of("manifest.csv", Map.of()));
    }
    List<String> lines = Files.readAllLines(MANIFEST);
    List<String> names = fields(lines.get(0));
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              List<String> fields = fields(line);
              Map<String, String> file = new LinkedHashMap<>();
              for (int i = 0; i < names.size(); i++) {
                file.put(names.get(i), fields.get(i));
              }
              return Arguments.of(file.get("file"), file);
            });
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  @Test
  void theManifestIsWhole() throws IOException {
    assumeTrue(Files.exists(MANIFEST), TestData.missing(MANIFEST));
    assertThat(files()).hasSize(78);
  }

  @Timeout(5)
  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void isDecodedOrRefusedInWords(String name, Map<String, String> facts) throws IOException {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.exists(file), TestData.missing(file));
    Sound sound;
    try {
      sound = Sound.read(file);
    } catch (SoundFormatException e) {
      assertThat(facts.get("expectation")).as(e.getMessage()).isNotEqualTo("decode");
      assertThat(e).hasMessageStartingWith(file + ": ");
      assertThat(e.getMessage().length()).as(e.getMessage()).isGreaterThan(name.length() + 40);
      return;
    }
    assertThat(facts.get("expectation")).isNotEqualTo("clear error");
    requireFacts(sound, facts);
    if (!facts.get("reference").isEmpty()) {
      requireReference(sound, facts);
    }
  }

  private static void requireFacts(Sound sound, Map<String, String> facts) {
    if (!facts.get("sample_rate").isEmpty()) {
      assertThat(sound.sampleRate()).isEqualTo(Integer.parseInt(facts.get("sample_rate")));
      assertThat(sound.channels()).isEqualTo(Integer.parseInt(facts.get("channels")));
    }
    if (!facts.get("frames").isEmpty() && !facts.get("frames").equals("0")) {
      assertThat(sound.frames()).isEqualTo(Integer.parseInt(facts.get("frames")));
    }
    if (!facts.get("peak").isEmpty()) {
      double peak = 0;
      for (float sample : sound.interleaved()) {
        peak = Math.max(peak, Math.abs(sample));
      }
      assertThat(peak).isCloseTo(Double.parseDouble(facts.get("peak")), within(PEAK_DIGITS));
    }
  }

  private static void requireReference(Sound sound, Map<String, String> facts) throws IOException {
    float[] expected = Sound.read(FOLDER.resolve(facts.get("reference"))).samples();
    float[] actual = sound.samples();
    assertThat(actual.length).isGreaterThan(0);
    double error = 0;
    for (int i = 0; i < Math.min(actual.length, expected.length); i++) {
      error = Math.max(error, Math.abs(actual[i] - expected[i]));
    }
    assertThat(error).isLessThanOrEqualTo(Double.parseDouble(facts.get("max_abs_error")));
  }

  /** What must not be refused for the sake of its kin. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "odd-rifx-pcm16.wav",
        "odd-w64-pcm16.w64",
        "odd-odd-length-chunk-nopad.wav",
        "odd-data-size-zero.wav",
        "odd-riff-size-wrong.wav",
        "aifc-ulaw.aifc",
        "py-pluck-alaw.aifc",
        "scipy-test-44100Hz-le-1ch-4bytes-rf64.wav",
        "scipy-test-1234Hz-le-1ch-10S-20bit-extra.wav",
        "scipy-test-8000Hz-le-3ch-5S-64bit.wav"
      })
  void isDecodedThoughOthersRefuse(String name) throws IOException {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.exists(file), TestData.missing(file));
    assertThat(Sound.read(file).frames()).isGreaterThan(0);
  }

  @Test
  void truncatedFilesAreReadIfAskedFor() throws IOException {
    Path file = FOLDER.resolve("bad-truncated-data.wav");
    assumeTrue(Files.exists(file), TestData.missing(file));
    Sound sound = Sound.read(file, ReadOptions.defaults().acceptTruncated(true));
    float[] reference = Sound.read(FOLDER.resolve("ref-mono-pcm16.wav")).samples();
    assertThat(sound.samples()).hasSize(2150).isEqualTo(Arrays.copyOf(reference, 2150));
  }
}
