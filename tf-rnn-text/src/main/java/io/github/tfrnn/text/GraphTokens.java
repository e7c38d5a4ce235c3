package io.github.tfrnn.text;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.strings.StringNGrams;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/** {@link VectorizationOptions#tokens} as operations of a graph: those of Keras's layer. */
final class GraphTokens {

  /**
   * Adds the operations.
   *
   * @param texts {@code [batch]}, any bytes
   */
  static RaggedRows<TString> of(Ops tf, Operand<TString> texts, VectorizationOptions options) {
    Operand<TString> text = texts;
    if (options.standardization().lowers()) {
      text = tf.strings.lower(text); // ASCII alone
    }
    if (options.standardization().stripsPunctuation()) {
      text =
          tf.strings.regexReplace(text, tf.constant(Standardization.PUNCTUATION), tf.constant(""));
    }
    RaggedRows<TString> tokens =
        switch (options.splitting()) {
          case WHITESPACE -> GraphWords.cut(tf, text, ""); // which stands for white space
          case CHARACTER -> GraphWords.characters(tf, text);
          case NONE -> whole(tf, text);
        };
    return options.ngrams().isEmpty() ? tokens : ngrams(tf, tokens, options.ngrams());
  }

  private static RaggedRows<TString> whole(Ops tf, Operand<TString> texts) {
    Operand<TInt64> count = tf.size(texts, TInt64.class);
    return new RaggedRows<>(texts, tf.range(tf.constant(0L), count, tf.constant(1L)), count);
  }

  private static RaggedRows<TString> ngrams(
      Ops tf, RaggedRows<TString> tokens, List<Integer> lengths) {
    StringNGrams<TInt64> joined =
        tf.strings.stringNGrams(
            tokens.values(),
            tokens.splits(tf),
            " ",
            lengths.stream().map(Integer::longValue).toList(),
            "", // no padding
            "",
            0L,
            false);
    return RaggedRows.ofSplits(tf, joined.ngrams(), joined.ngramsSplits(), tokens.count());
  }

  private GraphTokens() {}
}
