package io.github.tfrnn.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.plots.Scores.Step;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Areas are worked out by hand, or by counting pairs. */
class ScoresTest {

  private static final Offset<Double> ROUNDING = within(1e-12);

  @Test
  void agreesWithTheExampleOfScikitLearn() {
    Scores scores = scores(new int[] {0, 0, 1, 1}, 0.1f, 0.4f, 0.35f, 0.8f);
    RocCurve roc = RocCurve.of(scores);
    assertThat(roc.falsePositiveRates()).containsExactly(0.0, 0.0, 0.5, 0.5, 1.0);
    assertThat(roc.truePositiveRates()).containsExactly(0.0, 0.5, 0.5, 1.0, 1.0);
    assertThat(roc.area()).isEqualTo(0.75);
    PrecisionRecallCurve curve = PrecisionRecallCurve.of(scores);
    assertThat(curve.recalls()).containsExactly(0.0, 0.5, 0.5, 1.0, 1.0);
    assertThat(curve.precisions()).containsExactly(1.0, 1.0, 0.5, 2 / 3.0, 0.5);
    assertThat(curve.averagePrecision()).isCloseTo(0.5 + 1 / 3.0, ROUNDING); // documented: 0.83
  }

  @Test
  void equalScoresAreOneStep() {
    Scores scores = scores(new int[] {1, 0, 1, 0, 0}, 0.5f, 0.5f, 0.5f, 0.1f, 0.9f);
    assertThat(scores.steps())
        .containsExactly(new Step(0.9f, 0, 1), new Step(0.5f, 2, 2), new Step(0.1f, 2, 3));
    // From (1/3, 0) straight to (2/3, 1), then to (1, 1): 1/6 + 1/3.
    assertThat(RocCurve.of(scores).area()).isCloseTo(0.5, ROUNDING);
    // All of the recall at a precision of 2 in 4.
    assertThat(PrecisionRecallCurve.of(scores).averagePrecision()).isCloseTo(0.5, ROUNDING);
  }

  @Test
  void scoresThatTellNothingAreChance() {
    Scores scores = scores(new int[] {1, 0, 0, 0}, 3, 3, 3, 3);
    assertThat(RocCurve.of(scores).area()).isEqualTo(0.5);
    assertThat(PrecisionRecallCurve.of(scores).averagePrecision()).isEqualTo(0.25);
  }

  @Test
  void bothZerosAreOneScore() {
    assertThat(scores(new int[] {1, 0}, -0f, 0f).steps()).hasSize(1);
  }

  @Test
  void theAreaIsTheShareOfPairsInTheRightOrder() {
    Random random = new Random(5);
    for (int round = 0; round < 50; round++) {
      int size = 2 + random.nextInt(40);
      boolean[] positives = new boolean[size];
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        positives[i] = i == 0 || (i > 1 && random.nextBoolean());
        values[i] = random.nextInt(6); // many ties
      }
      double right = 0;
      double pairs = 0;
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          if (positives[i] && !positives[j]) {
            pairs++;
            right += values[i] > values[j] ? 1 : values[i] == values[j] ? 0.5 : 0;
          }
        }
      }
      Scores scores = Scores.of("random", positives, values);
      assertThat(RocCurve.of(scores).area()).isCloseTo(right / pairs, ROUNDING);
    }
  }

  @Test
  void takesEachClassAgainstTheOthers() {
    float[][] softmax = {{0.7f, 0.2f, 0.1f}, {0.3f, 0.4f, 0.3f}, {0.1f, 0.1f, 0.8f}};
    List<Scores> all = Scores.ofClasses(new int[] {0, 1, 2}, softmax, List.of("a", "b", "c"));
    assertThat(all).extracting(Scores::name).containsExactly("a", "b", "c");
    assertThat(all).allMatch(scores -> RocCurve.of(scores).area() == 1);
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> scores(new int[] {1, 0}, 0.5f, Float.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Scores \"model\": score 1 must be a finite number, got NaN: leave it out, or find out"
                + " what made it.");
    assertThatThrownBy(() -> scores(new int[] {1, 1}, 0.5f, 0.6f))
        .hasMessage(
            "Scores \"model\": 2 of 2 rows are of the class: a curve needs rows that are and rows"
                + " that are not.");
    assertThatThrownBy(() -> scores(new int[0])).hasMessageContaining("0 of 0 rows");
    assertThatThrownBy(() -> scores(new int[] {1, 0}, 0.5f))
        .hasMessage("Scores \"model\": 2 rows, 1 scores: there must be as many of both.");
    float[][] two = {{0.5f, 0.5f}};
    assertThatThrownBy(() -> Scores.ofClasses(new int[] {2}, two, List.of("a", "b")))
        .hasMessageContaining("row 0 has the label 2 and 2 scores");
  }

  private static Scores scores(int[] labels, float... values) {
    boolean[] positives = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      positives[i] = labels[i] == 1;
    }
    return Scores.of("model", positives, values);
  }
}
