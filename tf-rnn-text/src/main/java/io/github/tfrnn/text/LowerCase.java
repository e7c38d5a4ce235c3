package io.github.tfrnn.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * Lower case as Python's {@code str.lower()} has it, whatever the Unicode version of the JVM.
 *
 * <p>{@link String#toLowerCase(java.util.Locale)} differs in two ways: it knows the letters of the
 * JVM's own Unicode version (Java 17: 13, Python 3.11: 14), and it decides whether a sigma is final
 * by word boundaries, where Python looks for the next letter past ignorable characters. So the
 * letters come from a table that Python wrote, and the two special ones (İ, which becomes two
 * characters, and Σ) are written out here. A lone surrogate stays as it is.
 */
final class LowerCase {
  private static final String TABLE = "lower-case.txt";
  private static final char CAPITAL_I_WITH_DOT = '\u0130';
  private static final char COMBINING_DOT_ABOVE = '\u0307';
  private static final char CAPITAL_SIGMA = '\u03A3';
  private static final char SMALL_SIGMA = '\u03C3';
  private static final char FINAL_SIGMA = '\u03C2';

  /** Letters from first to last, every step-th, whose lower case is that far away. */
  private record Run(int first, int last, int step, int distance) {
    boolean contains(int codePoint) {
      return codePoint >= first && codePoint <= last && (codePoint - first) % step == 0;
    }
  }

  /** Lower case of each UTF-16 unit; surrogates are their own. */
  private static final char[] LOWER = new char[Character.MIN_SUPPLEMENTARY_CODE_POINT];

  private static final List<Run> SUPPLEMENTARY = new ArrayList<>();
  private static final BitSet CASED = new BitSet();
  private static final BitSet IGNORABLE = new BitSet();

  static {
    readTable();
  }

  /** Appends the lower case of a text. */
  static void append(String text, TextBuffer out) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        out.append(LOWER[c]);
      } else if (c == CAPITAL_SIGMA) {
        out.append(isFinalSigma(text, i) ? FINAL_SIGMA : SMALL_SIGMA);
      } else if (c == CAPITAL_I_WITH_DOT) {
        out.append('i');
        out.append(COMBINING_DOT_ABOVE);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        int lower = lowerSupplementary(Character.toCodePoint(c, text.charAt(++i)));
        out.append(Character.highSurrogate(lower));
        out.append(Character.lowSurrogate(lower));
      } else {
        out.append(LOWER[c]);
      }
    }
  }

  /** A cased letter stands before it and none after it, both past ignorable characters. */
  private static boolean isFinalSigma(String text, int at) {
    int before = at;
    int codePoint = -1;
    while (before > 0) {
      codePoint = text.codePointBefore(before);
      if (!IGNORABLE.get(codePoint)) {
        break;
      }
      before -= Character.charCount(codePoint);
    }
    if (before == 0 || !CASED.get(codePoint)) {
      return false;
    }
    int after = at + 1;
    while (after < text.length()) {
      codePoint = text.codePointAt(after);
      if (!IGNORABLE.get(codePoint)) {
        return !CASED.get(codePoint);
      }
      after += Character.charCount(codePoint);
    }
    return true;
  }

  private static int lowerSupplementary(int codePoint) {
    for (Run run : SUPPLEMENTARY) {
      if (run.contains(codePoint)) {
        return codePoint + run.distance();
      }
    }
    return codePoint;
  }

  private static void readTable() {
    for (int i = 0; i < LOWER.length; i++) {
      LOWER[i] = (char) i;
    }
    InputStream stream =
        Objects.requireNonNull(
            LowerCase.class.getResourceAsStream(TABLE), "tf-rnn-text: its jar lacks " + TABLE);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          readLine(line.split(" ", -1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("tf-rnn-text: cannot read " + TABLE + " from its jar", e);
    }
  }

  private static void readLine(String[] fields) {
    int first = Integer.parseInt(fields[1], 16);
    int last = Integer.parseInt(fields[2], 16);
    switch (fields[0]) {
      case "cased" -> CASED.set(first, last + 1);
      case "ignorable" -> IGNORABLE.set(first, last + 1);
      case "lower" ->
          addRun(new Run(first, last, Integer.parseInt(fields[3]), Integer.parseInt(fields[4])));
      default -> throw new IllegalStateException(TABLE + ": unknown line " + fields[0]);
    }
  }

  private static void addRun(Run run) {
    if (run.first() >= LOWER.length) {
      SUPPLEMENTARY.add(run);
      return;
    }
    for (int c = run.first(); c <= run.last(); c += run.step()) {
      LOWER[c] = (char) (c + run.distance());
    }
  }

  private LowerCase() {}
}
