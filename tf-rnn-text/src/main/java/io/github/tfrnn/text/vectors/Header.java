package io.github.tfrnn.text.vectors;

import static com.google.common.base.Preconditions.checkArgument;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of word2vec's files.
 *
 * @param count of words
 * @param dim numbers of each
 */
record Header(long count, int dim) {
  /** More numbers than this are no vector of a word. */
  static final int LARGEST_DIM = 1 << 14;

  private static final Pattern TWO_NUMBERS = Pattern.compile("(\\d{1,18})[ \\t]+(\\d{1,18})");
  private static final int LONGEST = 64;

  /** Returns whether a line looks like one. */
  static boolean isOne(byte[] line, int length) {
    return match(line, length).isPresent();
  }

  /**
   * Reads the present line.
   *
   * @param size of the file, if it is known
   */
  static Header read(Lines lines, VectorFormat format, OptionalLong size) {
    Matcher numbers =
        match(lines.bytes(), lines.length())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s: %s begins with the count of words and of numbers, such as \"400000"
                                .formatted(lines.place(), format)
                            + " 300\", got \""
                            + excerpt(lines)
                            + "\""));
    long count = Long.parseLong(numbers.group(1));
    long dim = Long.parseLong(numbers.group(2));
    checkArgument(
        count >= 1 && count <= Integer.MAX_VALUE && dim >= 1 && dim <= LARGEST_DIM,
        "%s: expected 1 to %s words of 1 to %s numbers, got %s words of %s",
        lines.place(),
        Integer.MAX_VALUE,
        LARGEST_DIM,
        count,
        dim);
    // A character and a blank, then either 4 bytes a number, or a digit and what ends it.
    long least = count * (2 + dim * (format == VectorFormat.WORD2VEC_BINARY ? 4 : 2)) - 1;
    checkArgument(
        size.isEmpty() || least <= size.getAsLong(),
        "%s: %s words of %s numbers take at least %s bytes, the whole file has %s: it is cut off,"
            + " or no file of word vectors",
        lines.place(),
        count,
        dim,
        least,
        size.orElse(0));
    return new Header(count, (int) dim);
  }

  private static Optional<Matcher> match(byte[] line, int length) {
    if (length > LONGEST) {
      return Optional.empty();
    }
    Matcher numbers = TWO_NUMBERS.matcher(new String(line, 0, length, StandardCharsets.ISO_8859_1));
    return numbers.matches() ? Optional.of(numbers) : Optional.empty();
  }

  private static String excerpt(Lines lines) {
    int length = Math.min(lines.length(), LONGEST);
    return new String(lines.bytes(), 0, length, StandardCharsets.UTF_8)
        + (length < lines.length() ? "…" : "");
  }
}
