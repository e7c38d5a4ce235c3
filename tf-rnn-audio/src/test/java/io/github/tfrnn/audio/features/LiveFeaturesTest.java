package io.github.tfrnn.audio.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Features are those of the libraries that are installed, as live_features.py has asked them. */
@EnabledIfSystemProperty(named = "features", matches = ".+")
class LiveFeaturesTest {
  private static final Logger LOG = LoggerFactory.getLogger(LiveFeaturesTest.class);
  private static final double MFCC = 1e-3;
  private static final double MEL = 1e-4;
  private static final double ROUNDED = 3; // so many times as much where the library has 32 bits

  @ParameterizedTest
  @EnumSource
  void presetsHaveTheNumbersOfTheirLibraries(Preset preset) {
    Path file = Path.of(System.getProperty("features"), preset.text() + ".json");
    assumeTrue(Files.exists(file), "the library was not asked: there is no " + file);
    TreeMap<String, Double> largest = new TreeMap<>();
    List<FeatureCases> cases = FeatureCases.of(file, preset.text()).toList();
    for (FeatureCases drawn : cases) {
      double difference = drawn.largestDifference();
      largest.merge(drawn.kind(), difference, Math::max);
      double allowed = (drawn.isMfcc() ? MFCC : MEL) * (preset == Preset.KALDI ? ROUNDED : 1);
      assertThat(difference).as("%s", drawn).isLessThanOrEqualTo(allowed);
    }
    LOG.info("{}: {} cases, largest differences {}", preset.text(), cases.size(), largest);
  }
}
