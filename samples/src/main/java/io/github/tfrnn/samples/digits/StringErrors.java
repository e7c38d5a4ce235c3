package io.github.tfrnn.samples.digits;

import io.github.tfrnn.metrics.EditDistance;
import java.util.List;
import java.util.Locale;

/**
 * How far the strings that were heard are from those that were said.
 *
 * @param edits of all strings together
 * @param exact how many strings were heard without an error
 * @param strings how many there are
 */
record StringErrors(EditDistance edits, int exact, int strings) {

  /** Compares strings, one by one. */
  static StringErrors of(List<DigitString> said, List<List<Integer>> heard) {
    EditDistance edits = EditDistance.ZERO;
    int exact = 0;
    for (int i = 0; i < said.size(); i++) {
      EditDistance each = EditDistance.of(said.get(i).classes(), heard.get(i));
      edits = edits.plus(each);
      exact += each.errors() == 0 ? 1 : 0;
    }
    return new StringErrors(edits, exact, said.size());
  }

  /** Returns the edits over the number of digits that were said. */
  double characterError() {
    return edits.rate();
  }

  /** Returns the share of the strings without an error. */
  double exactShare() {
    return (double) exact / strings;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.2f %% character error (of %,d digits %,d taken for others, %,d missing; %,d too many),"
            + " %.1f %% of the strings exact",
        100 * characterError(),
        edits.referenceLength(),
        edits.substitutions(),
        edits.deletions(),
        edits.insertions(),
        100 * exactShare());
  }
}
