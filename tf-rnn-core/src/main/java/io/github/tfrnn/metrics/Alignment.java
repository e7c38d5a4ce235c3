package io.github.tfrnn.metrics;

/** The fewest edits between two sequences, row by row of the table of their beginnings. */
final class Alignment {

  /** One entry of the table: the edits that make a beginning of one of a beginning of the other. */
  private record Edits(int total, int substitutions, int insertions, int deletions) {

    Edits substituted(boolean equal) {
      return equal ? this : new Edits(total + 1, substitutions + 1, insertions, deletions);
    }

    Edits inserted() {
      return new Edits(total + 1, substitutions, insertions + 1, deletions);
    }

    Edits deleted() {
      return new Edits(total + 1, substitutions, insertions, deletions + 1);
    }

    boolean betterThan(Edits other) {
      return total < other.total || (total == other.total && substitutions > other.substitutions);
    }
  }

  static EditDistance of(Object[] reference, Object[] hypothesis) {
    Edits[] row = new Edits[hypothesis.length + 1];
    row[0] = new Edits(0, 0, 0, 0);
    for (int j = 1; j < row.length; j++) {
      row[j] = row[j - 1].inserted();
    }
    for (Object element : reference) {
      Edits diagonal = row[0];
      row[0] = row[0].deleted();
      for (int j = 1; j < row.length; j++) {
        Edits above = row[j];
        Edits best = diagonal.substituted(element.equals(hypothesis[j - 1]));
        if (above.total() + 1 <= best.total()) {
          best = better(best, above.deleted());
        }
        if (row[j - 1].total() + 1 <= best.total()) {
          best = better(best, row[j - 1].inserted());
        }
        diagonal = above;
        row[j] = best;
      }
    }
    Edits all = row[hypothesis.length];
    return new EditDistance(
        all.substitutions(), all.insertions(), all.deletions(), reference.length);
  }

  private static Edits better(Edits first, Edits second) {
    return second.betterThan(first) ? second : first;
  }

  private Alignment() {}
}
