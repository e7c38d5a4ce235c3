package io.github.tfrnn.samples.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NaiveBayesTest {
  private static final int CHINESE = 1;
  private static final int BEIJING = 2;
  private static final int SHANGHAI = 3;
  private static final int MACAO = 4;
  private static final int TOKYO = 5;
  private static final int JAPAN = 6;

  /** The example of Manning, Raghavan and Schütze (2008), section 13.2: class 1 is China. */
  private static final NaiveBayes CHINA =
      NaiveBayes.fit(
          new int[][] {
            {CHINESE, BEIJING, CHINESE},
            {CHINESE, CHINESE, SHANGHAI},
            {CHINESE, MACAO},
            {TOKYO, JAPAN, CHINESE}
          },
          new int[] {1, 1, 1, 0},
          2,
          7);

  @Test
  void scoresAsComputedByHand() {
    double[] scores = CHINA.scores(new int[] {CHINESE, CHINESE, CHINESE, TOKYO, JAPAN});
    // China: 3/4 · (3/7)³ · 1/14 · 1/14; the other class: 1/4 · (2/9)³ · 2/9 · 2/9
    assertThat(Math.exp(scores[1])).isCloseTo(0.75 * 27 / 343 / 196, within(1e-12));
    assertThat(Math.exp(scores[0])).isCloseTo(0.25 * 32 / 59049, within(1e-12));
  }

  @Test
  void givesTheMostLikelyClass() {
    int[][] texts = {{CHINESE, CHINESE, CHINESE, TOKYO, JAPAN}, {TOKYO, JAPAN}, {}};
    assertThat(CHINA.predict(texts)).containsExactly(1, 0, 1);
  }

  @Test
  void doesNotCountPadding() {
    int[] text = {CHINESE, TOKYO};
    int[] padded = {0, 0, 0, CHINESE, TOKYO};
    assertThat(CHINA.scores(padded)).containsExactly(CHINA.scores(text));
    NaiveBayes paddedInTraining =
        NaiveBayes.fit(new int[][] {{0, 0, 1}, {2}}, new int[] {0, 1}, 2, 3);
    NaiveBayes unpadded = NaiveBayes.fit(new int[][] {{1}, {2}}, new int[] {0, 1}, 2, 3);
    assertThat(paddedInTraining.scores(text(1, 2))).containsExactly(unpadded.scores(text(1, 2)));
  }

  @Test
  void neverGivesAClassWithoutTrainingTexts() {
    NaiveBayes bayes = NaiveBayes.fit(new int[][] {{1}, {2}}, new int[] {1, 2}, 3, 3);
    assertThat(bayes.predict(new int[][] {{1, 1}, {2}, {}})).containsExactly(1, 2, 1);
  }

  @Test
  void wantsALabelForEachText() {
    assertThatThrownBy(() -> NaiveBayes.fit(new int[][] {{1}}, new int[] {0, 1}, 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 1 texts and 2 labels");
  }

  private static int[] text(int... tokens) {
    return tokens;
  }
}
