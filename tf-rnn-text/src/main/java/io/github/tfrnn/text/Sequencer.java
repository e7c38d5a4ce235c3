package io.github.tfrnn.text;

import static com.google.common.base.Preconditions.checkState;

import java.util.Arrays;

/** Collects the ids of the words of one text after the other. For one thread. */
final class Sequencer implements TextSplitter.WordConsumer {
  private final WordIndex index;
  private final int numWords; // 0: every word
  private final String oovToken; // null for none
  private final int oovIndex;
  private int[] ids = new int[256];
  private int length;

  Sequencer(WordIndex index, int numWords, String oovToken, int oovIndex) {
    this.index = index;
    this.numWords = numWords;
    this.oovToken = oovToken;
    this.oovIndex = oovIndex;
  }

  @Override
  public void accept(char[] chars, int from, int to) {
    int id = index.find(chars, from, to);
    if (id == WordIndex.UNKNOWN || (numWords > 0 && id >= numWords)) {
      if (oovToken == null) {
        return;
      }
      checkState(
          oovIndex != WordIndex.UNKNOWN,
          "Tokenizer: the oovToken \"%s\" has no id yet: call fitOnTexts first",
          oovToken);
      id = oovIndex;
    }
    if (length == ids.length) {
      ids = Arrays.copyOf(ids, 2 * length);
    }
    ids[length++] = id;
  }

  /** Returns the ids since the last call. */
  int[] next() {
    int[] sequence = Arrays.copyOf(ids, length);
    length = 0;
    return sequence;
  }
}
