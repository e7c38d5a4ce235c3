package io.github.tfrnn.samples.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenPairsTest {

  @Test
  void numbersThePairsOfTraining() {
    TokenPairs pairs = TokenPairs.fit(new int[][] {{7, 8, 7, 8}, {9}, {}, {8, 9}});
    assertThat(pairs.vocabularySize()).isEqualTo(4); // padding, 7-8, 8-7, 8-9
    assertThat(pairs.sequences(new int[][] {{7, 8, 7, 8}, {8, 9}, {9}}))
        .isDeepEqualTo(new int[][] {{1, 2, 1}, {3}, {}});
  }

  @Test
  void leavesUnseenPairsOut() {
    TokenPairs pairs = TokenPairs.fit(new int[][] {{1, 2, 3}});
    assertThat(pairs.sequences(new int[][] {{2, 1, 2, 2, 3}})).isDeepEqualTo(new int[][] {{1, 2}});
  }
}
