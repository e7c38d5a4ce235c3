package io.github.tfrnn.text.data;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Dataset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * How texts are spread over classes and lengths, and how often one stands twice. Gone through once;
 * of each text a fingerprint of 16 bytes is kept, not the text. Immutable.
 */
public final class TextStatistics {
  private static final double[] SHARES = {0.5, 0.95};

  private final Map<String, Long> classCounts;
  private final int[] lengths; // sorted
  private final Map<Fingerprint, String> labels; // of each different text, the first
  private final long duplicates;
  private final long contradictions;

  private TextStatistics(
      Map<String, Long> classCounts,
      int[] lengths,
      Map<Fingerprint, String> labels,
      long duplicates,
      long contradictions) {
    this.classCounts = Collections.unmodifiableMap(classCounts);
    this.lengths = lengths;
    this.labels = labels;
    this.duplicates = duplicates;
    this.contradictions = contradictions;
  }

  /** Returns the statistics of texts, measured in characters: code points. */
  public static TextStatistics of(Dataset<LabelledText> texts) {
    return of(texts, text -> text.codePointCount(0, text.length()));
  }

  /**
   * Returns the statistics of texts.
   *
   * @param length of a text, such as {@code text -> tokenizer.textToSequence(text).length}
   */
  public static TextStatistics of(Dataset<LabelledText> texts, ToIntFunction<String> length) {
    Map<String, Long> classCounts = new TreeMap<>();
    Map<Fingerprint, String> labels = new HashMap<>();
    int[] lengths = new int[1024];
    int count = 0;
    long duplicates = 0;
    long contradictions = 0;
    try (Cursor<LabelledText> cursor = texts.open(0)) {
      while (cursor.hasNext()) {
        LabelledText next = cursor.next();
        classCounts.merge(next.label(), 1L, Long::sum);
        if (count == lengths.length) {
          lengths = Arrays.copyOf(lengths, 2 * count);
        }
        lengths[count++] = length.applyAsInt(next.text());
        String known = labels.putIfAbsent(Fingerprint.of(next.text()), next.label());
        if (known != null) {
          duplicates++;
          contradictions += known.equals(next.label()) ? 0 : 1;
        }
      }
    }
    lengths = Arrays.copyOf(lengths, count);
    Arrays.sort(lengths);
    return new TextStatistics(classCounts, lengths, labels, duplicates, contradictions);
  }

  /** Returns the number of texts. */
  public long count() {
    return lengths.length;
  }

  /** Returns the number of texts of each class, by name. */
  public Map<String, Long> classCounts() {
    return classCounts;
  }

  /** Returns how many texts stand there again, whatever their label. */
  public long duplicates() {
    return duplicates;
  }

  /** Returns how many of the {@link #duplicates} have another label than the first such text. */
  public long contradictions() {
    return contradictions;
  }

  /**
   * Returns the smallest length that at least a share of the texts does not exceed: 0.5 for the
   * median, 1 for the longest.
   *
   * @param share in (0, 1]
   * @throws IllegalStateException if there are no texts
   */
  public int lengthQuantile(double share) {
    checkArgument(share > 0 && share <= 1, "the share must be in (0, 1], got %s", share);
    if (lengths.length == 0) {
      throw new IllegalStateException("there are no texts to measure");
    }
    return lengths[(int) Math.ceil(share * lengths.length) - 1];
  }

  /**
   * Returns how many texts are of each length: for a histogram.
   *
   * @param width of a bin, at least 1
   * @return the count of lengths in {@code [width · i, width · (i + 1))}, for each i
   */
  public long[] lengthHistogram(int width) {
    checkArgument(width >= 1, "the width of a bin must be at least 1, got %s", width);
    long[] counts = new long[lengths.length == 0 ? 0 : lengths[lengths.length - 1] / width + 1];
    for (int length : lengths) {
      counts[length / width]++;
    }
    return counts;
  }

  /**
   * Returns the factors of the loss that give each class the same say: {@code texts / (classes ·
   * texts of the class)}, scikit-learn's "balanced".
   */
  public Map<String, Double> balancedWeights() {
    Map<String, Double> weights = new TreeMap<>();
    classCounts.forEach(
        (name, number) ->
            weights.put(name, lengths.length / ((double) classCounts.size() * number)));
    return weights;
  }

  /**
   * Returns how many texts stand in other texts too, whatever their label: such as those of a test
   * that were learned. A text counts as often as it stands here.
   */
  public long duplicatesIn(Dataset<LabelledText> texts) {
    long found = 0;
    try (Cursor<LabelledText> cursor = texts.open(0)) {
      while (cursor.hasNext()) {
        found += labels.containsKey(Fingerprint.of(cursor.next().text())) ? 1 : 0;
      }
    }
    return found;
  }

  /** Returns a paragraph: counts, classes, lengths, duplicates. */
  @Override
  public String toString() {
    StringBuilder lines = new StringBuilder();
    lines.append(
        String.format(Locale.ROOT, "%,d texts of %d classes", count(), classCounts.size()));
    if (count() > 0) {
      for (double share : SHARES) {
        lines.append(
            String.format(
                Locale.ROOT, ", %.0f %% not longer than %,d", 100 * share, lengthQuantile(share)));
      }
      lines.append(String.format(Locale.ROOT, ", the longest %,d", lengthQuantile(1)));
    }
    lines.append(
        String.format(
            Locale.ROOT,
            "; %,d stand there again, %,d of them with another label",
            duplicates,
            contradictions));
    classCounts.forEach(
        (name, number) ->
            lines.append(
                String.format(
                    Locale.ROOT,
                    "%n  %-20s %,9d  %5.1f %%",
                    name,
                    number,
                    100.0 * number / count())));
    return lines.toString();
  }
}
