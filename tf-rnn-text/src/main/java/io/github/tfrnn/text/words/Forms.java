package io.github.tfrnn.text.words;

import com.ibm.icu.text.Normalizer2;

/** Unicode's normalization forms. */
final class Forms {

  static String apply(TextNormalizer.Form form, String text) {
    return switch (form) {
      case NONE -> text;
      case NFC -> Normalizer2.getNFCInstance().normalize(text);
      case NFKC -> Normalizer2.getNFKCInstance().normalize(text);
    };
  }

  /** Returns a text with each accent a code point of its own. */
  static String decompose(String text) {
    return Normalizer2.getNFDInstance().normalize(text);
  }

  private Forms() {}
}
