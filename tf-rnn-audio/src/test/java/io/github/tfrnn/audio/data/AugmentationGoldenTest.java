package io.github.tfrnn.audio.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.audio.Golden;
import io.github.tfrnn.audio.Sound;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stretched, shifted and convolved sounds are librosa's and SciPy's. */
class AugmentationGoldenTest {
  private static final Logger LOG = LoggerFactory.getLogger(AugmentationGoldenTest.class);

  static Stream<JsonNode> stretches() {
    return cases("stretch");
  }

  static Stream<JsonNode> pitches() {
    return cases("pitch");
  }

  static Stream<JsonNode> speeds() {
    return cases("speed");
  }

  static Stream<JsonNode> convolutions() {
    return cases("convolution");
  }

  private static Stream<JsonNode> cases(String kind) {
    return Golden.cases("augmentation").filter(each -> each.get("kind").textValue().equals(kind));
  }

  private static Sound sound(JsonNode golden) {
    Sound sound = Golden.signal(golden.get("signal").textValue(), golden.get("count").intValue());
    int quiet = golden.path("quiet").intValue();
    float[] samples = new float[quiet + sound.frames()];
    System.arraycopy(sound.samples(), 0, samples, quiet, sound.frames());
    return Sound.of(sound.sampleRate(), samples);
  }

  private static Sound changed(SoundChange change, JsonNode golden) {
    return change.apply(sound(golden), new SplittableRandom(1));
  }

  @ParameterizedTest
  @MethodSource("stretches")
  void stretchesAsLibrosa(JsonNode golden) {
    double rate = golden.get("factor").doubleValue();
    TimeStretch stretch = TimeStretch.between(rate, rate).fftLength(golden.get("fft").intValue());
    assertDistance(golden, changed(stretch, golden).samples(), 1e-6);
  }

  @ParameterizedTest
  @MethodSource("pitches")
  void shiftsPitchesAsLibrosa(JsonNode golden) {
    double semitones = golden.get("factor").doubleValue();
    PitchShift shift =
        PitchShift.semitones(semitones, semitones).fftLength(golden.get("fft").intValue());
    // soxr's filter, which librosa takes by default, is another one.
    boolean sameFilter = golden.get("filter").textValue().equals("polyphase");
    assertDistance(golden, changed(shift, golden).samples(), sameFilter ? 1e-6 : 0.02);
  }

  @ParameterizedTest
  @MethodSource("speeds")
  void changesSpeedAsScipysResamplePoly(JsonNode golden) {
    SpeedChange change = SpeedChange.of(golden.get("factor").doubleValue());
    assertDistance(golden, changed(change, golden).samples(), 1e-6);
  }

  @ParameterizedTest
  @MethodSource("convolutions")
  void convolvesAsScipysFftconvolve(JsonNode golden) {
    Sound response =
        Golden.signal(golden.get("response").textValue(), golden.get("taps").intValue());
    Sound sound = sound(golden);
    double[] all = Convolution.whole(sound.samples(), response.samples());
    assertDistance(golden, Channels.rounded(all), 1e-6);

    float[] h = response.samples();
    int loudest = 0;
    for (int i = 0; i < h.length; i++) {
      loudest = Math.abs(h[i]) > Math.abs(h[loudest]) ? i : loudest;
    }
    float[] expected = new float[sound.frames()];
    System.arraycopy(Golden.floats(golden.get("samples")), loudest, expected, 0, expected.length);
    double factor = Math.sqrt(Channels.energy(sound) / Channels.energy(expected));
    float[] heard = changed(Reverberation.of(Sound.of(sound.sampleRate(), h)), golden).samples();
    assertThat(heard).containsExactly(Channels.scaled(expected, factor), within(1e-5f));
  }

  private static void assertDistance(JsonNode golden, float[] actual, double most) {
    float[] expected = Golden.floats(golden.get("samples"));
    assertThat(actual).hasSameSizeAs(expected);
    double distance = 0;
    for (int i = 0; i < expected.length; i++) {
      distance = Math.max(distance, Math.abs(expected[i] - actual[i]));
    }
    LOG.info(
        "{} of {} by {}: differs by at most {}",
        golden.get("kind"),
        golden.get("signal"),
        golden.path("factor"),
        distance);
    assertThat(distance).isLessThanOrEqualTo(most);
  }
}
