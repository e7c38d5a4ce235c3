package io.github.tfrnn.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Are the fewest edits found? */
class EditDistanceTest {

  @Test
  void editsOfCharactersAreCountedByKind() {
    assertThat(EditDistance.ofCharacters("kitten", "sitting"))
        .isEqualTo(new EditDistance(2, 1, 0, 6));
    assertThat(EditDistance.ofCharacters("Saturday", "Sunday"))
        .isEqualTo(new EditDistance(1, 0, 2, 8));
    assertThat(EditDistance.ofCharacters("ab", "ba")).isEqualTo(new EditDistance(2, 0, 0, 2));
  }

  @Test
  void aCharacterIsACodePoint() {
    assertThat(EditDistance.ofCharacters("a😀b", "a😁b")).isEqualTo(new EditDistance(1, 0, 0, 3));
  }

  @Test
  void wordsAreWhatWhiteSpaceSeparates() {
    EditDistance distance = EditDistance.ofWords(" the cat\tsat\n", "the fat cat sat down");
    assertThat(distance).isEqualTo(new EditDistance(0, 2, 0, 3));
    assertThat(distance.rate()).isEqualTo(2.0 / 3);
  }

  @Test
  void emptyReferencesHaveARate() {
    assertThat(EditDistance.ofWords("", "  ").rate()).isZero();
    assertThat(EditDistance.ofCharacters("", "ab")).isEqualTo(new EditDistance(0, 2, 0, 0));
    assertThat(EditDistance.ofCharacters("", "ab").rate()).isInfinite();
    assertThat(EditDistance.ofCharacters("ab", "").rate()).isEqualTo(1);
  }

  @Test
  void theRateOfACorpusIsThatOfItsSum() {
    EditDistance all =
        EditDistance.ZERO
            .plus(EditDistance.ofCharacters("", "a"))
            .plus(EditDistance.ofCharacters("abcd", "abxd"));
    assertThat(all.rate()).isEqualTo(0.5);
  }

  @Test
  void equalsThePlainRecursion() {
    Random random = new Random(5);
    for (int run = 0; run < 200; run++) {
      List<Integer> reference = ids(random);
      List<Integer> hypothesis = ids(random);
      EditDistance found = EditDistance.of(reference, hypothesis);
      assertThat(found.errors())
          .as("%s %s", reference, hypothesis)
          .isEqualTo(edits(reference, hypothesis));
      assertThat(reference.size() - found.deletions() + found.insertions())
          .isEqualTo(hypothesis.size());
    }
  }

  private static List<Integer> ids(Random random) {
    List<Integer> ids = new ArrayList<>();
    for (int i = random.nextInt(7); i > 0; i--) {
      ids.add(random.nextInt(3));
    }
    return ids;
  }

  private static int edits(List<Integer> a, List<Integer> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.size() + b.size();
    }
    List<Integer> restOfA = a.subList(1, a.size());
    List<Integer> restOfB = b.subList(1, b.size());
    if (a.get(0).equals(b.get(0))) {
      return edits(restOfA, restOfB);
    }
    return 1 + Math.min(edits(restOfA, restOfB), Math.min(edits(restOfA, b), edits(a, restOfB)));
  }

  @Test
  void impossibleCountsAreRefused() {
    assertThatThrownBy(() -> new EditDistance(2, 0, 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("EditDistance: 2 substitutions, 0 insertions, 2 deletions of 3 elements");
  }
}
