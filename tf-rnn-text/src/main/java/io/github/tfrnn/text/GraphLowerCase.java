package io.github.tfrnn.text;

import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.strings.Lower;
import org.tensorflow.types.TString;

/**
 * {@link LowerCase} as operations of a graph.
 *
 * <p>TensorFlow's own operation differs in three ways. It follows the locale of the process: in a
 * Turkish one I becomes ı. So what a locale changes is lower-cased before it: ASCII, and the
 * letters with a dot. It takes U+0000 for the end of a text, so something stands for it meanwhile.
 * And its Unicode is version 13: the capitals that came with version 14 stay as they are, which
 * {@link #differs} finds; and where a letter or mark of version 14 stands beside Σ, it may become
 * the other of σ and ς.
 */
final class GraphLowerCase {

  /** Letters whose lower case depends on the locale: of Turkish, Azeri and Lithuanian. */
  private static final Map<String, String> OF_LOCALES =
      new TreeMap<>(
          Map.of(
              "\u0130", "i\u0307", "\u00CC", "\u00EC", "\u00CD", "\u00ED", "\u0128", "\u0129",
              "\u012E", "\u012F"));

  private static final String NUL = "\0";

  /** Is no character in any version of Unicode; texts that hold it all the same hold NUL after. */
  private static final String STANDS_FOR_NUL = "\uFFFF";

  /** Adds the operations. */
  static Operand<TString> of(Ops tf, Operand<TString> texts) {
    Operand<TString> lower = tf.strings.lower(texts); // ASCII alone
    for (Map.Entry<String, String> letter : OF_LOCALES.entrySet()) {
      lower = replace(tf, lower, letter.getKey(), letter.getValue());
    }
    lower = replace(tf, lower, NUL, STANDS_FOR_NUL);
    lower = tf.strings.lower(lower, Lower.encoding("utf-8"));
    return replace(tf, lower, STANDS_FOR_NUL, NUL);
  }

  private static Operand<TString> replace(
      Ops tf, Operand<TString> texts, String what, String with) {
    return tf.strings.regexReplace(texts, tf.constant(what), tf.constant(with));
  }

  /** Returns whether a word has a letter, small or capital, that has a case since Unicode 14. */
  static boolean differs(String word) {
    return word.codePoints().anyMatch(GraphLowerCase::isNew);
  }

  private static boolean isNew(int letter) {
    return switch (letter) {
      case 0x2C2F, 0x2C5F, 0xA7C0, 0xA7C1, 0xA7D0, 0xA7D1, 0xA7D6, 0xA7D7, 0xA7D8, 0xA7D9 -> true;
      default -> letter >= 0x10570 && letter <= 0x105BC; // Vithkuqi
    };
  }

  private GraphLowerCase() {}
}
