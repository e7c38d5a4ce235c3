package io.github.tfrnn.samples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordFinderTest {
  private static final int RATE = 8000;

  /** Noise of one level, louder for 0.3 s after each full second. */
  private static float[] recording(int seconds) {
    Random random = new Random(1);
    float[] samples = new float[seconds * RATE];
    for (int i = 0; i < samples.length; i++) {
      boolean word = i >= RATE && i % RATE < 0.3 * RATE;
      samples[i] = (float) ((word ? 0.2 : 0.002) * random.nextGaussian());
    }
    return samples;
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 160, 1000, 100_000})
  void findsWordsHoweverTheSoundComes(int blockSize) {
    float[] samples = recording(5);
    WordFinder finder = new WordFinder(RATE);
    List<WordFinder.Word> words = new ArrayList<>();
    for (int from = 0; from < samples.length; from += blockSize) {
      int to = Math.min(samples.length, from + blockSize);
      finder.accept(Arrays.copyOfRange(samples, from, to));
      Optional<WordFinder.Word> word = finder.next();
      while (word.isPresent()) {
        words.add(word.get());
        word = finder.next();
      }
    }
    finder.last().ifPresent(words::add);
    assertThat(words).hasSize(4);
    for (int i = 0; i < words.size(); i++) {
      double begin = words.get(i).begin();
      assertThat(begin).isCloseTo(i + 0.92, within(0.05));
      assertThat(begin + words.get(i).sound().durationSeconds()).isCloseTo(i + 1.38, within(0.05));
    }
  }
}
