package io.github.tfrnn.samples.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.FloatRows;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private static final int WINDOW = 3;
  private static final int HORIZON = 2;

  private final TimeSplit split = TimeSplit.of(20, 0.2, 0.3, WINDOW, HORIZON);

  @Test
  void givesWindowsAndWhatComesAfterThem() {
    Examples first = windows(Residual.NONE).inOrder(split.validation()).toList().get(0);
    assertThat(x(first)[0]).isEqualTo(new float[][] {{7, -7}, {8, -8}, {9, -9}});
    assertThat(y(first)[0]).containsExactly(10, 11);
  }

  @Test
  void tellsDifferencesToTheLastStep() {
    Examples target = windows(Residual.TARGET).inOrder(split.validation()).toList().get(0);
    assertThat(x(target)[0]).isEqualTo(new float[][] {{7, -7}, {8, -8}, {9, -9}});
    assertThat(y(target)[0]).containsExactly(1, 2);
    Examples all = windows(Residual.ALL).inOrder(split.validation()).toList().get(0);
    assertThat(x(all)[0]).isEqualTo(new float[][] {{-2, 2}, {-1, 1}, {0, 0}});
    assertThat(y(all)[0]).containsExactly(1, 2);
  }

  @Test
  void labelsOfAPartAreAllOfItsStepsAndNoOthers() {
    for (Span span : List.of(split.train(), split.validation(), split.test())) {
      int[] origins = span.origins(WINDOW, HORIZON).toArray();
      Windows windows = windows(Residual.NONE);
      assertThat(firstLabels(windows.inOrder(span))).containsExactly(floats(origins));
      assertThat(firstLabels(windows.shuffled(span, 1))).containsExactlyInAnyOrder(floats(origins));
    }
  }

  private static Float[] floats(int[] values) {
    Float[] floats = new Float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static List<Float> firstLabels(Dataset<Examples> batches) {
    List<Float> labels = new ArrayList<>();
    for (Examples batch : batches.toList()) {
      for (float[] row : y(batch)) {
        labels.add(row[0]);
      }
    }
    return labels;
  }

  /** Steps 0 to 19, whose first column is the number of the step. */
  private static Windows windows(Residual residual) {
    float[][] values = new float[20][];
    for (int i = 0; i < values.length; i++) {
      values[i] = new float[] {i, -i};
    }
    Standardization none = new Standardization(List.of(0.0, 0.0), List.of(1.0, 1.0));
    return new Windows(
        new Preparation(List.of("a", "b"), 0, WINDOW, HORIZON, residual, none), values, 4);
  }

  private static float[][][] x(Examples examples) {
    return ((FloatRows) examples.x().rows().get(0)).toSequences();
  }

  private static float[][] y(Examples examples) {
    return ((FloatRows) examples.y().orElseThrow().rows().get(0)).toMatrix();
  }
}
