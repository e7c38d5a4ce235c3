package io.github.tfrnn.samples.text;

import io.github.tfrnn.samples.data.LabelledTexts;
import io.github.tfrnn.text.LabelIndex;
import io.github.tfrnn.text.Labels;
import io.github.tfrnn.text.PadOptions;
import io.github.tfrnn.text.PadSequences;
import io.github.tfrnn.text.Tokenizer;

/**
 * Texts as the ids of their tokens, with their classes as numbers. Its arrays are not to be
 * changed.
 */
final class TokenizedTexts {
  /**
   * What a text without any known token is read as: the most frequent token. No mean can be taken
   * of padding alone.
   */
  static final int EMPTY_TEXTS_AS = 1;

  private final int[][] sequences;
  private final int[] labels;
  private final int classes;

  TokenizedTexts(LabelledTexts texts, Tokenizer tokenizer, LabelIndex classes) {
    this.sequences = tokenizer.textsToSequences(texts.texts());
    this.labels = classes.ids(texts.labels());
    this.classes = classes.size();
  }

  /** Returns the token ids of each text, of any number. */
  int[][] sequences() {
    return sequences;
  }

  /** Returns the class of each text. */
  int[] labels() {
    return labels;
  }

  /** Returns the number of texts. */
  int size() {
    return labels.length;
  }

  /**
   * Returns the ids with zeros before short texts and the beginning of long ones cut off, as {@link
   * TextModel#export} tells those who serve the model.
   */
  int[][] padded(int maxlen) {
    int[][] padded = PadSequences.padSequences(sequences, PadOptions.maxlen(maxlen));
    for (int row = 0; row < padded.length; row++) {
      if (sequences[row].length == 0) {
        padded[row][maxlen - 1] = EMPTY_TEXTS_AS;
      }
    }
    return padded;
  }

  /** Returns {@code [texts, classes]} with 1 in the column of a text's class. */
  float[][] oneHot() {
    return Labels.toCategorical(labels, classes);
  }
}
