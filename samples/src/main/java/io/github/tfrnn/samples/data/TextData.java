package io.github.tfrnn.samples.data;

import io.github.tfrnn.text.LabelIndex;
import java.util.List;

/**
 * The texts of one experiment: to learn from, to watch while learning, to test in the end.
 * Immutable.
 *
 * <p>No text stands twice in training and validation together. Nor does one stand there and in the
 * test, unless the test was given apart: such a test is left as it came, so that its figures
 * compare with others', and {@link #unseen} names the part of it that is new to the model.
 *
 * @param classes the classes and their ids
 * @param train to learn from
 * @param validation to watch while learning
 * @param test to test with
 * @param repeated number of texts left out because an equal one stood before
 * @param contradicted number of those whose label differs from the one that was kept
 * @param unseen positions of the test's texts that stand neither in training nor in validation
 */
public record TextData(
    LabelIndex classes,
    LabelledTexts train,
    LabelledTexts validation,
    LabelledTexts test,
    int repeated,
    int contradicted,
    List<Integer> unseen) {

  private static final double SHARE = 0.1; // for validation, and for the test

  public TextData {
    unseen = List.copyOf(unseen);
  }

  /**
   * Cuts texts into a training, a validation and a test part of 80, 10 and 10 %.
   *
   * @throws IllegalArgumentException if the texts are too few
   */
  public static TextData of(LabelledTexts texts, long seed) {
    DistinctTexts distinct = DistinctTexts.of(texts);
    Split test = Split.of(distinct.texts(), SHARE, seed);
    return of(distinct, test.rest(), SHARE / (1 - SHARE), test.taken(), seed);
  }

  /**
   * Cuts texts into a training and a validation part of 90 and 10 %; the test is given apart.
   *
   * @throws IllegalArgumentException if the texts are too few
   */
  public static TextData of(LabelledTexts texts, LabelledTexts test, long seed) {
    DistinctTexts distinct = DistinctTexts.of(texts);
    return of(distinct, distinct.texts(), SHARE, test, seed);
  }

  private static TextData of(
      DistinctTexts distinct, LabelledTexts learning, double share, LabelledTexts test, long seed) {
    Split validation = Split.of(learning, share, seed);
    return new TextData(
        distinct.texts().classes(),
        validation.rest(),
        validation.taken(),
        test,
        distinct.repeated(),
        distinct.contradicted(),
        DistinctTexts.positionsNotIn(learning, test));
  }
}
