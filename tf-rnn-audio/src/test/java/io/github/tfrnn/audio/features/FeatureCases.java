package io.github.tfrnn.audio.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.audio.Golden;
import io.github.tfrnn.audio.Sound;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** What the libraries made of the sounds, with the description that should make the same. */
record FeatureCases(JsonNode golden, AudioFeatures features, Sound sound) {

  static Stream<FeatureCases> of(String preset) {
    return Golden.cases("features_" + preset)
        .map(golden -> new FeatureCases(golden, preset, sound(golden)));
  }

  /** Returns the cases of a file with the sounds in it, as live_features.py writes it. */
  static Stream<FeatureCases> of(Path file, String preset) {
    return Golden.cases(file).map(golden -> new FeatureCases(golden, preset, sound(golden)));
  }

  private FeatureCases(JsonNode golden, String preset, Sound sound) {
    this(golden, features(preset, golden, sound.sampleRate()), sound);
  }

  private static Sound sound(JsonNode golden) {
    return golden.has("int16")
        ? Golden.sound(golden)
        : Golden.signal(golden.get("signal").textValue(), golden.get("count").intValue());
  }

  String kind() {
    return golden.get("kind").textValue();
  }

  boolean isMfcc() {
    return kind().equals("mfcc");
  }

  int frames() {
    return golden.get("frames").intValue();
  }

  float[] values() {
    return Golden.floats(golden.get("values"));
  }

  /** Returns the largest difference to the library; fails if there are not as many frames. */
  double largestDifference() {
    float[][] rows = features.of(sound);
    assertThat(rows).as("%s", this).hasNumberOfRows(frames());
    assertThat(features.frames(sound.frames())).isEqualTo(frames());
    float[] expected = values();
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      double difference = Math.abs(rows[i / features.size()][i % features.size()] - expected[i]);
      largest = difference <= largest ? largest : difference; // NaN is the largest
    }
    return largest;
  }

  private static AudioFeatures features(String preset, JsonNode golden, int rate) {
    JsonNode options = golden.get("options");
    if (golden.get("kind").textValue().equals("mfcc")) {
      Mfcc.Builder builder = Mfcc.preset(preset).sampleRate(rate);
      set(builder, options);
      if (options.has("coefficients")) {
        builder.coefficients(options.get("coefficients").intValue());
      }
      if (options.has("lifter")) {
        builder.lifter(options.get("lifter").doubleValue());
      }
      if (options.has("dctNorm")) {
        builder.dctNorm(DctNorm.valueOf(options.get("dctNorm").textValue()));
      }
      if (options.has("energy")) {
        builder.energy(Energy.valueOf(options.get("energy").textValue()));
      }
      return builder.build();
    }
    MelSpectrogram.Builder builder = MelSpectrogram.preset(preset).sampleRate(rate);
    set(builder, options);
    if (golden.get("kind").textValue().equals("power")) {
      builder.compression(Compression.none());
    }
    return builder.build();
  }

  private static void set(FeatureBuilder<?> builder, JsonNode options) {
    for (Map.Entry<String, JsonNode> option : options.properties()) {
      JsonNode value = option.getValue();
      switch (option.getKey()) {
        case "fftLength" -> builder.fftLength(value.intValue());
        case "frameLength" -> builder.frameLength(value.intValue());
        case "frameStep" -> builder.frameStep(value.intValue());
        case "melBins" -> builder.melBins(value.intValue());
        case "lowHertz" -> builder.lowHertz(value.doubleValue());
        case "highHertz" -> builder.highHertz(value.doubleValue());
        case "preEmphasis" -> builder.preEmphasis(value.doubleValue());
        case "sampleScale" -> builder.sampleScale(value.doubleValue());
        case "removeDcOffset" -> builder.removeDcOffset(value.booleanValue());
        case "slaneyNorm" -> builder.slaneyNorm(value.booleanValue());
        case "melScale" -> builder.melScale(MelScale.valueOf(value.textValue()));
        case "filterShape" -> builder.filterShape(FilterShape.valueOf(value.textValue()));
        case "window" -> builder.window(WindowFunction.valueOf(value.textValue()));
        case "framing" -> builder.framing(Framing.valueOf(value.textValue()));
        case "spectrum" -> builder.spectrum(Spectrum.valueOf(value.textValue()));
        case "logPlus" -> builder.compression(Compression.logPlus(value.doubleValue()));
        case "coefficients", "lifter", "dctNorm", "energy" -> {} // of MFCC alone
        default -> throw new AssertionError(option.getKey());
      }
    }
  }

  @Override
  public String toString() {
    return "%s of %s samples at %s Hz, %s"
        .formatted(
            golden.get("kind").textValue(),
            sound.frames(),
            sound.sampleRate(),
            golden.get("options"));
  }
}
