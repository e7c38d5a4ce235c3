package io.github.tfrnn.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextSplitterPropertyTest {
  private static final String[] FILTERS = {
    "", ",-", Tokenizer.DEFAULT_FILTERS, "😀,", "中\u0307", " ", "\uDE00\uD83D", "ab"
  };
  private static final String[] SPLITS = {
    " ", ",", "t", "中", "--", "th", "  ", "😀", "e\u0301", "aa", "\uD83D", "b\uD83D"
  };

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void cutsAsKerasDoesStepByStep(long seed) {
    Random random = new Random(seed);
    String filters = FILTERS[random.nextInt(FILTERS.length)];
    String split = SPLITS[random.nextInt(SPLITS.length)];
    TextSplitter splitter = new TextSplitter(filters, false, split, false);
    TextSplitter.Run run = splitter.newRun();
    for (String original : new RandomTexts(seed).texts(50)) {
      // A split that ends in half a code point would join with the other half: in Python it does
      // not.
      String text =
          Character.isHighSurrogate(split.charAt(split.length() - 1))
              ? original.replaceAll("\\p{Cs}", "x")
              : original;
      String spiced = text.replace("A", split).replace("b", split + split);
      List<String> words = new ArrayList<>();
      run.cut(spiced, (chars, from, to) -> words.add(new String(chars, from, to - from)));
      assertThat(words)
          .as("\"%s\" at \"%s\" without \"%s\"", spiced, split, filters)
          .isEqualTo(stepByStep(spiced, filters, split));
    }
  }

  /**
   * Keras's own steps on lists of code points: replace the filters, find the splits, drop empty
   * words.
   */
  private static List<String> stepByStep(String text, String filters, String split) {
    List<Integer> filtered = filters.codePoints().boxed().toList();
    List<Integer> separator = split.codePoints().boxed().toList();
    List<Integer> replaced = new ArrayList<>();
    for (int codePoint : text.codePoints().toArray()) {
      if (filtered.contains(codePoint)) {
        replaced.addAll(separator);
      } else {
        replaced.add(codePoint);
      }
    }
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int at = 0; at < replaced.size(); ) {
      int end = at + separator.size();
      if (end <= replaced.size() && replaced.subList(at, end).equals(separator)) {
        words.add(word.toString());
        word.setLength(0);
        at = end;
      } else {
        word.appendCodePoint(replaced.get(at++));
      }
    }
    words.add(word.toString());
    words.removeIf(String::isEmpty);
    return words;
  }
}
