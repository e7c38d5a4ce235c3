package io.github.tfrnn.audio.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs how long features of ten minutes of sound take; the bound is wide. */
@Tag("slow")
class FeatureSpeedTest {
  private static final Logger LOG = LoggerFactory.getLogger(FeatureSpeedTest.class);
  private static final int SECONDS = 600;

  @ParameterizedTest
  @EnumSource(Preset.class)
  void tenMinutesTakeSeconds(Preset preset) {
    Mfcc mfcc = Mfcc.preset(preset).sampleRate(16_000).coefficients(13).build();
    Random random = new Random(1);
    float[] samples = new float[16_000 * SECONDS];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (random.nextGaussian() * 0.1);
    }
    double best = Double.MAX_VALUE;
    for (int repeat = 0; repeat < 3; repeat++) {
      long begin = System.nanoTime();
      assertThat(mfcc.of(samples)).hasNumberOfRows(mfcc.frames(samples.length));
      best = Math.min(best, (System.nanoTime() - begin) / 1e9);
    }
    LOG.info("{}: {} s for {} s of sound", preset.text(), "%.2f".formatted(best), SECONDS);
    assertThat(best).isLessThan(20);
  }
}
