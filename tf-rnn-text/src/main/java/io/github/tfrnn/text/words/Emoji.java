package io.github.tfrnn.text.words;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/** Pictures among the characters, which Unicode's rules take for punctuation. */
final class Emoji {
  /** Asks for the picture of the character before it. */
  private static final int EMOJI_STYLE = 0xFE0F;

  /** Where the symbols for text alone end: ©, ®, ‼, ™ and arrows stand before it. */
  private static final int FIRST_PICTURE = 0x2300;

  /** Returns whether a piece that Unicode's rules have cut is an emoji, or begins with one. */
  static boolean isEmoji(String piece) {
    int first = piece.codePointAt(0);
    return UCharacter.hasBinaryProperty(first, UProperty.REGIONAL_INDICATOR)
        || (UCharacter.hasBinaryProperty(first, UProperty.EXTENDED_PICTOGRAPHIC)
            && (first >= FIRST_PICTURE || piece.indexOf(EMOJI_STYLE) > 0));
  }

  private Emoji() {}
}
