package io.github.tfrnn.samples.data;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Labelled texts among which none stands twice, and what was left out to make them so. Immutable.
 *
 * <p>Two texts with the same letters and digits are the same text, whatever their case, blanks and
 * punctuation. Of equal texts the first is kept.
 *
 * @param texts each text once, in the order of their first occurrences
 * @param repeated number of texts left out because an equal one stood before
 * @param contradicted number of those whose label differs from the one that was kept
 */
public record DistinctTexts(LabelledTexts texts, int repeated, int contradicted) {

  /** Returns texts without repetitions. */
  public static DistinctTexts of(LabelledTexts all) {
    ImmutableList.Builder<Integer> kept = ImmutableList.builder();
    Map<String, String> labelOf = new HashMap<>();
    int repeated = 0;
    int contradicted = 0;
    for (int i = 0; i < all.size(); i++) {
      String label = all.labels().get(i);
      String earlier = labelOf.putIfAbsent(key(all.texts().get(i)), label);
      if (earlier == null) {
        kept.add(i);
      } else {
        repeated++;
        contradicted += earlier.equals(label) ? 0 : 1;
      }
    }
    return new DistinctTexts(all.at(kept.build()), repeated, contradicted);
  }

  /** Returns the positions of the texts that do not stand among others, in their order. */
  public static List<Integer> positionsNotIn(LabelledTexts others, LabelledTexts texts) {
    Set<String> known = others.texts().stream().map(DistinctTexts::key).collect(Collectors.toSet());
    return IntStream.range(0, texts.size())
        .filter(i -> !known.contains(key(texts.texts().get(i))))
        .boxed()
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns the letters and digits of a text in lower case; the text itself if it has none. */
  private static String key(String text) {
    String letters =
        text.codePoints()
            .filter(Character::isLetterOrDigit)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .toLowerCase(Locale.ROOT);
    return letters.isEmpty() ? text.strip() : letters;
  }
}
