package io.github.tfrnn.metrics;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.List;

/**
 * What makes a reference of a hypothesis, in the fewest edits (Levenshtein 1966), and the error
 * rates that follow. Immutable.
 *
 * <p>The rate of a corpus is that of its sum: {@code a.plus(b).rate()}. Where several ways take
 * equally few edits, one with the most substitutions is counted.
 *
 * @param substitutions elements that stand for another one
 * @param insertions elements of the hypothesis that the reference has not
 * @param deletions elements of the reference that the hypothesis has not
 * @param referenceLength number of elements of the reference
 */
public record EditDistance(
    long substitutions, long insertions, long deletions, long referenceLength) {

  /** What a corpus begins with: no edits, nothing to find. */
  public static final EditDistance ZERO = new EditDistance(0, 0, 0, 0);

  public EditDistance {
    checkArgument(
        substitutions >= 0 && insertions >= 0 && substitutions + deletions <= referenceLength,
        "EditDistance: %s substitutions, %s insertions, %s deletions of %s elements",
        substitutions,
        insertions,
        deletions,
        referenceLength);
    checkArgument(
        deletions >= 0, "EditDistance: deletions must not be negative, got %s", deletions);
  }

  /**
   * Compares lists, element by element.
   *
   * @param reference what should be there
   * @param hypothesis what is there
   */
  public static EditDistance of(List<?> reference, List<?> hypothesis) {
    return Alignment.of(reference.toArray(), hypothesis.toArray());
  }

  /** Compares texts character by character; characters are Unicode code points. */
  public static EditDistance ofCharacters(String reference, String hypothesis) {
    return Alignment.of(
        reference.codePoints().boxed().toArray(), hypothesis.codePoints().boxed().toArray());
  }

  /** Compares texts word by word; words are what white space separates. */
  public static EditDistance ofWords(String reference, String hypothesis) {
    return Alignment.of(words(reference), words(hypothesis));
  }

  private static Object[] words(String text) {
    return Arrays.stream(text.split("\\s+", -1)).filter(word -> !word.isEmpty()).toArray();
  }

  /** Returns the sum of two, as of a longer text. */
  public EditDistance plus(EditDistance other) {
    return new EditDistance(
        substitutions + other.substitutions,
        insertions + other.insertions,
        deletions + other.deletions,
        referenceLength + other.referenceLength);
  }

  /** Returns the number of edits. */
  public long errors() {
    return substitutions + insertions + deletions;
  }

  /**
   * Returns the edits over the length of the reference: the character error rate, or the word error
   * rate. 0 is best; it can exceed 1. Of an empty reference it is 0 if nothing was inserted, else
   * infinite.
   */
  public double rate() {
    return errors() == 0 ? 0 : (double) errors() / referenceLength;
  }
}
