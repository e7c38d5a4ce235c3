package io.github.tfrnn.text;

import java.util.stream.Collectors;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Range;
import org.tensorflow.op.strings.StringSplit;
import org.tensorflow.op.strings.UnicodeDecode;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/** {@link TextSplitter} as operations of a graph. */
final class GraphWords {
  private static final String UTF_8 = "UTF-8";

  /**
   * Adds the operations.
   *
   * @param texts {@code [batch]} in UTF-8; what is none becomes U+FFFD, as many as in Python (Java
   *     differs for surrogates that were encoded as if they were characters: one, not three)
   * @return the words of each text, none empty
   */
  static RaggedRows<TString> of(Ops tf, Operand<TString> texts, Tokenizer tokenizer) {
    Operand<TString> text = tf.strings.unicodeTranscode(texts, UTF_8, UTF_8);
    if (tokenizer.lower()) {
      text = GraphLowerCase.of(tf, text);
    }
    return tokenizer.charLevel() ? characters(tf, text) : words(tf, text, tokenizer);
  }

  private static RaggedRows<TString> words(Ops tf, Operand<TString> texts, Tokenizer tokenizer) {
    return cut(tf, filtered(tf, texts, tokenizer), tokenizer.split());
  }

  /**
   * Cuts texts at a string, or at ASCII white space if it is empty.
   *
   * @return the words of each text, none empty
   */
  static RaggedRows<TString> cut(Ops tf, Operand<TString> texts, String separator) {
    StringSplit split = tf.strings.stringSplit(texts, tf.constant(separator));
    Operand<TInt64> rows =
        tf.gather(split.indices(), tf.constant(0), tf.constant(1)); // of [row, place in the row]
    return new RaggedRows<>(split.values(), rows, count(tf, texts))
        .where(tf, tf.math.notEqual(split.values(), tf.constant("")));
  }

  private static Operand<TString> filtered(Ops tf, Operand<TString> texts, Tokenizer tokenizer) {
    String set =
        tokenizer
            .filters()
            .codePoints()
            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) // not in UTF-8
            .mapToObj(c -> "\\x{%X}".formatted(c))
            .collect(Collectors.joining());
    if (set.isEmpty()) {
      return texts;
    }
    String rewrite = tokenizer.split().replace("\\", "\\\\");
    return tf.strings.regexReplace(texts, tf.constant("[" + set + "]"), tf.constant(rewrite));
  }

  /** Returns the code points of each text, U+FFFD in the place of what is none. */
  static RaggedRows<TString> characters(Ops tf, Operand<TString> texts) {
    UnicodeDecode<TInt64> decoded = tf.strings.unicodeDecode(texts, UTF_8, TInt64.class);
    Operand<TInt64> one = tf.constant(1L);
    Operand<TInt64> size = tf.size(decoded.charValues(), TInt64.class);
    Range<TInt64> each = tf.range(tf.constant(0L), tf.math.add(size, one), one);
    Operand<TString> characters = tf.strings.unicodeEncode(decoded.charValues(), each, UTF_8);
    return RaggedRows.ofSplits(tf, characters, decoded.rowSplits(), count(tf, texts));
  }

  private static Operand<TInt64> count(Ops tf, Operand<TString> texts) {
    return tf.size(texts, TInt64.class);
  }

  private GraphWords() {}
}
