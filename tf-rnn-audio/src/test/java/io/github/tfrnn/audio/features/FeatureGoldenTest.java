package io.github.tfrnn.audio.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.audio.Golden;
import io.github.tfrnn.audio.Sound;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Features are those of the libraries that the presets are named after. */
class FeatureGoldenTest {
  private static final Logger LOG = LoggerFactory.getLogger(FeatureGoldenTest.class);
  private static final double MFCC = 1e-3;
  private static final double MEL = 1e-4;

  @ParameterizedTest
  @EnumSource(Preset.class)
  void presetsHaveTheNumbersOfTheirLibraries(Preset preset) {
    TreeMap<String, Double> largest = new TreeMap<>();
    List<FeatureCases> cases = FeatureCases.of(preset.text()).toList();
    assertThat(cases).hasSizeGreaterThanOrEqualTo(12);
    for (FeatureCases golden : cases) {
      double difference = golden.largestDifference();
      largest.merge(golden.isMfcc() ? "MFCC" : "mel", difference, Math::max);
      assertThat(difference).as("%s", golden).isLessThanOrEqualTo(golden.isMfcc() ? MFCC : MEL);
    }
    LOG.info("{}: largest differences {}", preset.text(), largest);
  }

  /** Or the numbers would say nothing. */
  @ParameterizedTest
  @EnumSource(Preset.class)
  void anotherPresetHasOtherNumbers(Preset preset) {
    Sound word = Golden.signal("word");
    float[][] rows = Mfcc.preset(preset).sampleRate(8000).coefficients(13).build().of(word);
    for (Preset other : Preset.values()) {
      if (other != preset) {
        float[][] others = Mfcc.preset(other).sampleRate(8000).coefficients(13).build().of(word);
        assertThat(rows[1][1]).as("%s", other).isNotCloseTo(others[1][1], within(0.05f));
      }
    }
  }
}
