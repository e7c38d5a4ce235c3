package io.github.tfrnn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.layers.LayerProbe.Answer;
import io.github.tfrnn.layers.LayerProbe.Example;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/** Are the columns those of scikit-learn's PolynomialFeatures, in their order? */
class PolynomialFeaturesTest {

  private static final float A = 2;
  private static final float B = 3;
  private static final float C = 5;

  private static Answer call(PolynomialFeatures layer, float... features) {
    Shape inputs = Shape.of(Shapes.UNKNOWN, features.length);
    Example example = new Example(Shape.of(1, features.length), features, null);
    try (LayerProbe probe = new LayerProbe(List.of(layer), inputs, false, Mode.INFERENCE, 1)) {
      Answer answer = probe.call(example);
      assertThat(Shapes.last(answer.shape()))
          .isEqualTo(Shapes.last(layer.outputShape("here", inputs)));
      return answer;
    }
  }

  @Test
  void goesByDegreeAndThenByFeature() {
    assertThat(call(PolynomialFeatures.of(3), A, B).output())
        .containsExactly(1, A, B, A * A, A * B, B * B, A * A * A, A * A * B, A * B * B, B * B * B);
  }

  @Test
  void leavesPowersOut() {
    PolynomialFeatures layer =
        PolynomialFeatures.of(3).withInteractionOnly(true).withIncludeBias(false);
    assertThat(call(layer, A, B, C).output())
        .containsExactly(A, B, C, A * B, A * C, B * C, A * B * C);
    assertThat(call(layer, A, B).output()).containsExactly(A, B, A * B); // nothing of degree 3
  }

  @Test
  void ofDegreeOneIsTheFeatures() {
    assertThat(call(PolynomialFeatures.of(1).withIncludeBias(false), A, B).output())
        .containsExactly(A, B);
  }

  @Test
  void refusesMoreColumnsThanAnyoneCanUse() {
    Shape inputs = Shape.of(Shapes.UNKNOWN, 5000);
    assertThatThrownBy(() -> PolynomialFeatures.of(3).outputShape("Layer \"p\"", inputs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Layer \"p\": 5000 features have more than 1000000 products. A smaller degree is"
                + " needed.");
    assertThatThrownBy(() -> PolynomialFeatures.of(0))
        .hasMessage("PolynomialFeatures: degree must be at least 1, got 0");
  }
}
