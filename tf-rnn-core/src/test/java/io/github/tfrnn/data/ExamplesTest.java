package io.github.tfrnn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/** Inputs, labels and weights that belong together. */
class ExamplesTest {

  private static final Rows X = Rows.of(new int[][] {{1, 2}, {3, 4}, {5, 6}});
  private static final Rows Y = Rows.of(new int[] {0, 1, 2});

  @Test
  void numbersOfRowsMustAgree() {
    assertThatThrownBy(() -> Examples.of(X, Rows.of(new int[] {1, 2})))
        .hasMessage(
            "there are 3 rows of inputs and 2 of labels: one label for each row is needed.");
    assertThatThrownBy(() -> Examples.of(X, Y).withWeights(new float[] {1}))
        .hasMessage(
            "there are 3 rows of inputs and 1 of weights: one weight for each row is needed.");
  }

  @Test
  void weightsAreFloatsForARowOrATimestep() {
    Examples examples = Examples.of(X, Y);
    assertThatThrownBy(() -> examples.withWeights(Fields.of(Y)))
        .hasMessage("weights must be float32 [rows] or [rows, timesteps], got int32 [3].");
    assertThatThrownBy(() -> examples.withWeights(Fields.of(Rows.of(new float[3][2][2]))))
        .hasMessageContaining("got float32 [3, 2, 2]");
    assertThatThrownBy(() -> Examples.ofInputs(X).withWeights(new float[3]))
        .hasMessageContaining("weights without labels");
    assertThat(examples.withWeights(Fields.of(Rows.of(new float[3][2]))).weights()).isPresent();
  }

  @Test
  void slicesAndSelections() {
    Examples examples = Examples.of(X, Y).withWeights(new float[] {0.5f, 1, 2});
    Examples last = examples.slice(1, 3);
    assertThat(last.count()).isEqualTo(2);
    assertThat(((IntRows) last.x().rows().get(0)).values()).containsExactly(3, 4, 5, 6);
    Examples selected = examples.select(2, 0, 2);
    assertThat(((IntRows) selected.x().rows().get(0)).values()).containsExactly(5, 6, 1, 2, 5, 6);
    assertThat(((IntRows) selected.y().orElseThrow().rows().get(0)).values())
        .containsExactly(2, 0, 2);
    assertThat(((FloatRows) selected.weights().orElseThrow().rows().get(0)).values())
        .containsExactly(2, 0.5f, 2);
    assertThatThrownBy(() -> examples.slice(1, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> examples.select(3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void labelsOfSingleExamples() {
    Rows x = Rows.of(new int[] {1});
    assertThat(Examples.of(X, Y).slice(2, 3).label()).isEqualTo(2);
    assertThat(Examples.of(x, Rows.of(new int[][] {{4}})).label()).isEqualTo(4);
    assertThat(Examples.of(x, Rows.of(new float[] {3})).label()).isEqualTo(3);
    assertThat(Examples.of(x, Rows.of(new float[][] {{0, 0, 1, 0}})).label()).isEqualTo(2);
    for (Examples none :
        new Examples[] {
          Examples.of(X, Y),
          Examples.ofInputs(x),
          Examples.of(x, Rows.of(new int[][] {{4, 5}})),
          Examples.of(x, Rows.of(new float[] {0.5f})),
          Examples.of(x, Rows.of(new float[1][2][2])),
          Examples.of(Fields.of(x), Fields.of(x, x))
        }) {
      assertThatThrownBy(none::label)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("a class is that of one example");
    }
  }

  @Test
  void reshapedRowsKeepTheirValues() {
    assertThat(X.reshape(Shape.of(2, 3)).select(1)).isInstanceOf(IntRows.class);
    assertThat(((IntRows) X.reshape(Shape.of(2, 3)).select(1)).values()).containsExactly(4, 5, 6);
    assertThatThrownBy(() -> X.reshape(Shape.of(2, 2))).hasMessageContaining("do not fill");
  }
}
