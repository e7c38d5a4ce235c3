package io.github.tfrnn.text;

import io.github.tfrnn.text.words.TextNormalizer;
import io.github.tfrnn.text.words.WordSplitter;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * Cuts a text into words or characters as Keras does: lower case, then filters, then split.
 *
 * <p>Keras replaces every filter character by the split string, splits at it and drops what is
 * empty. With a split string of one character, that is cutting at every filter and every split
 * character, done here in one pass. A longer split string may arise across the seams of what was
 * replaced, so there the replaced text is made.
 *
 * <p>A normalizer, if there is one, changes the text before all of that; a splitter of words, if
 * there is one, cuts the lower-cased text in place of filters and split.
 *
 * <p>A lone surrogate is a character of its own, as in Python; but a lone high one right before a
 * lone low one is one character in Java, whatever they were before the filters.
 *
 * <p>Immutable; the buffers of a run are in {@link Run}.
 */
final class TextSplitter {
  /** Takes one word after the other; the characters are valid only during the call. */
  @FunctionalInterface
  interface WordConsumer {
    void accept(char[] chars, int from, int to);
  }

  private final boolean lower;
  private final boolean charLevel;
  private final String split;
  private final WordSplitter words; // null: filters and split, or code points
  private final TextNormalizer normalizer; // null: none
  private final BitSet filters = new BitSet();

  /** Where words end if the split string is one character: the filters and that character. */
  private final BitSet boundaries = new BitSet();

  private final boolean[] asciiBoundaries = new boolean[0x80];
  private final boolean onlyAsciiBoundaries;
  private final boolean oneCharacterSplit;

  TextSplitter(String filters, boolean lower, String split, boolean charLevel) {
    this(filters, lower, split, charLevel, null, null);
  }

  TextSplitter(
      String filters,
      boolean lower,
      String split,
      boolean charLevel,
      WordSplitter words,
      TextNormalizer normalizer) {
    this.words = words;
    this.normalizer = normalizer;
    this.lower = lower;
    this.charLevel = charLevel;
    this.split = split;
    filters.codePoints().forEach(this.filters::set);
    this.oneCharacterSplit = split.codePointCount(0, split.length()) == 1;
    boundaries.or(this.filters);
    boundaries.set(split.codePointAt(0));
    for (int c = 0; c < asciiBoundaries.length; c++) {
      asciiBoundaries[c] = boundaries.get(c);
    }
    this.onlyAsciiBoundaries = boundaries.length() <= asciiBoundaries.length;
  }

  /** A run over many texts with its own buffers, for one thread. */
  Run newRun() {
    return new Run();
  }

  /** The buffers of one thread at work. */
  final class Run {
    private final TextBuffer text = new TextBuffer();
    private final TextBuffer replaced = new TextBuffer();

    private Run() {}

    /** Passes on the words of a text, or its code points if {@code charLevel}. */
    void cut(String source, WordConsumer consumer) {
      read(source);
      if (words != null) {
        cutByWords(consumer);
      } else if (charLevel) {
        cutIntoCodePoints(text, consumer);
      } else if (oneCharacterSplit) {
        cutAtBoundaries(text, consumer);
      } else {
        cutAtSplit(replaceFilters(text, replaced), consumer);
      }
    }

    private void cutByWords(WordConsumer consumer) {
      List<String> cut = words.split(new String(text.chars(), 0, text.length()));
      Objects.requireNonNull(
          cut, () -> "WordSplitter \"%s\": split returned null".formatted(words.name()));
      for (String word : cut) {
        Objects.requireNonNull(
            word, () -> "WordSplitter \"%s\": split returned a null word".formatted(words.name()));
        if (!word.isEmpty()) {
          consumer.accept(word.toCharArray(), 0, word.length());
        }
      }
    }

    /** Passes on a word that somebody else has cut: normalized, lower-cased, never filtered. */
    void take(String word, WordConsumer consumer) {
      read(word);
      consumer.accept(text.chars(), 0, text.length());
    }

    private void read(String source) {
      String normalized = normalizer == null ? source : normalizer.normalize(source);
      text.clear();
      if (lower) {
        LowerCase.append(normalized, text);
      } else {
        text.append(normalized);
      }
    }
  }

  private static void cutIntoCodePoints(TextBuffer text, WordConsumer words) {
    char[] chars = text.chars();
    for (int from = 0, to; from < text.length(); from = to) {
      to = from + Character.charCount(Character.codePointAt(chars, from, text.length()));
      words.accept(chars, from, to);
    }
  }

  private void cutAtBoundaries(TextBuffer text, WordConsumer words) {
    char[] chars = text.chars();
    int length = text.length();
    int from = 0;
    int width;
    for (int at = 0; at < length; at += width) {
      char c = chars[at];
      boolean boundary;
      width = 1;
      if (c < asciiBoundaries.length) {
        boundary = asciiBoundaries[c];
      } else if (onlyAsciiBoundaries) {
        boundary = false;
      } else {
        int codePoint = Character.codePointAt(chars, at, length);
        width = Character.charCount(codePoint);
        boundary = boundaries.get(codePoint);
      }
      if (boundary) {
        if (at > from) {
          words.accept(chars, from, at);
        }
        from = at + width;
      }
    }
    if (length > from) {
      words.accept(chars, from, length);
    }
  }

  private TextBuffer replaceFilters(TextBuffer text, TextBuffer out) {
    out.clear();
    for (int at = 0, width; at < text.length(); at += width) {
      int codePoint = Character.codePointAt(text.chars(), at, text.length());
      width = Character.charCount(codePoint);
      if (filters.get(codePoint)) {
        out.append(split);
      } else {
        for (int i = 0; i < width; i++) {
          out.append(text.chars()[at + i]);
        }
      }
    }
    return out;
  }

  private void cutAtSplit(TextBuffer text, WordConsumer words) {
    char[] chars = text.chars();
    int length = text.length();
    int from = 0;
    for (int at = 0; at < length; ) {
      if (splitsAt(chars, at, length)) {
        if (at > from) {
          words.accept(chars, from, at);
        }
        at += split.length();
        from = at;
      } else {
        at += Character.charCount(Character.codePointAt(chars, at, length));
      }
    }
    if (length > from) {
      words.accept(chars, from, length);
    }
  }

  private boolean splitsAt(char[] chars, int at, int length) {
    int end = at + split.length();
    if (end > length) {
      return false;
    }
    for (int i = 0; i < split.length(); i++) {
      if (chars[at + i] != split.charAt(i)) {
        return false;
      }
    }
    // Half of a code point is no match.
    return end == length
        || !Character.isHighSurrogate(chars[end - 1])
        || !Character.isLowSurrogate(chars[end]);
  }
}
