package io.github.tfrnn.audio.features;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.audio.Golden;
import io.github.tfrnn.audio.Sound;
import java.util.Map;
import java.util.stream.Stream;

/** What the libraries made of the sounds, with the description that should make the same. */
record FeatureCases(JsonNode golden, AudioFeatures features, Sound sound) {

  static Stream<FeatureCases> of(String preset) {
    return Golden.cases("features_" + preset)
        .map(
            golden ->
                new FeatureCases(
                    golden,
                    features(preset, golden),
                    Golden.signal(
                        golden.get("signal").textValue(), golden.get("count").intValue())));
  }

  boolean isMfcc() {
    return golden.get("kind").textValue().equals("mfcc");
  }

  int frames() {
    return golden.get("frames").intValue();
  }

  float[] values() {
    return Golden.floats(golden.get("values"));
  }

  private static AudioFeatures features(String preset, JsonNode golden) {
    int rate = Golden.signal(golden.get("signal").textValue()).sampleRate();
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
    return "%s of %s samples of %s, %s"
        .formatted(
            golden.get("kind").textValue(),
            golden.get("count"),
            golden.get("signal").textValue(),
            golden.get("options"));
  }
}
