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
    StringSplit split =
        tf.strings.stringSplit(filtered(tf, texts, tokenizer), tf.constant(tokenizer.split()));
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

  private static RaggedRows<TString> characters(Ops tf, Operand<TString> texts) {
    UnicodeDecode<TInt64> decoded = tf.strings.unicodeDecode(texts, UTF_8, TInt64.class);
    Operand<TInt64> zero = tf.constant(0L);
    Operand<TInt64> one = tf.constant(1L);
    Operand<TInt64> size = tf.size(decoded.charValues(), TInt64.class);
    Operand<TInt64> after = tf.math.add(size, one);
    Range<TInt64> each = tf.range(zero, after, one);
    Operand<TString> characters = tf.strings.unicodeEncode(decoded.charValues(), each, UTF_8);
    // A row begins at each split but the first and the last: their sum up to a character is its
    // row.
    Operand<TInt64> count = count(tf, texts);
    Operand<TInt64> inner =
        tf.slice(
            decoded.rowSplits(),
            tf.constant(new long[] {1}),
            tf.reshape(tf.math.maximum(tf.math.sub(count, one), zero), tf.constant(new int[] {1})));
    Operand<TInt64> begins = tf.math.unsortedSegmentSum(tf.onesLike(inner), inner, after);
    Operand<TInt64> rows = tf.math.cumsum(begins, tf.constant(0));
    return new RaggedRows<>(
        characters,
        tf.slice(rows, tf.constant(new long[] {0}), tf.reshape(size, tf.constant(new int[] {1}))),
        count);
  }

  private static Operand<TInt64> count(Ops tf, Operand<TString> texts) {
    return tf.size(texts, TInt64.class);
  }

  private GraphWords() {}
}
