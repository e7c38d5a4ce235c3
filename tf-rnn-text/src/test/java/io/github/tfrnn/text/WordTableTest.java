package io.github.tfrnn.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordTableTest {
  /** So many that about twenty pairs of them share all 32 bits of their hash. */
  private static final int WORDS = 400_000;

  @Test
  void numbersWordsByArrivalAndNeverMixesThem() {
    WordTable table = new WordTable();
    for (int number = 0; number < WORDS; number++) {
      char[] padded = ("<" + word(number) + ">").toCharArray();
      assertNumber(number, table.findOrAdd(padded, 1, padded.length - 1));
    }
    for (int number = 0; number < WORDS; number++) {
      char[] word = word(number).toCharArray();
      assertNumber(number, table.find(word, 0, word.length));
      assertNumber(number, table.findOrAdd(word(number)));
    }
    assertThat(table.size()).isEqualTo(WORDS);
    assertThat(table.word(77)).isEqualTo(word(77));
    assertThat(table.find(new char[] {'?'}, 0, 1)).isEqualTo(WordTable.ABSENT);
    assertThat(table.find(new char[0], 0, 0)).isEqualTo(WordTable.ABSENT);
  }

  private static void assertNumber(int expected, int actual) {
    if (expected != actual) { // an assertion object for each would take a minute
      assertThat(actual).as("number of %s", word(expected)).isEqualTo(expected);
    }
  }

  private static String word(int number) {
    return Integer.toString(number, 36);
  }
}
