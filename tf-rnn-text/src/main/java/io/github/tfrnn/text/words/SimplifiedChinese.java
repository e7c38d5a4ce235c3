package io.github.tfrnn.text.words;

import com.ibm.icu.text.Transliterator;

/** Traditional Chinese characters as simplified ones; the rules are loaded when first needed. */
final class SimplifiedChinese {
  private static final Transliterator RULES = Transliterator.getInstance("Traditional-Simplified");

  static String of(String text) {
    return RULES.transliterate(text);
  }

  private SimplifiedChinese() {}
}
