package io.github.tfrnn.samples.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassificationReportTest {

  /** The example of scikit-learn's documentation of {@code classification_report}. */
  @Test
  void looksLikeScikitLearns() {
    ConfusionMatrix matrix =
        ConfusionMatrix.of(
            List.of("class 0", "class 1", "class 2"),
            new int[] {0, 1, 2, 2, 2},
            new int[] {0, 0, 2, 2, 1});
    assertThat(ClassificationReport.of(matrix))
        .isEqualTo(
            """
                          precision    recall  f1-score   support

                 class 0       0.50      1.00      0.67         1
                 class 1       0.00      0.00      0.00         1
                 class 2       1.00      0.67      0.80         3

                accuracy                           0.60         5
               macro avg       0.50      0.56      0.49         5
            weighted avg       0.70      0.60      0.61         5\
            """);
  }

  @Test
  void makesRoomForLongNames() {
    ConfusionMatrix matrix =
        ConfusionMatrix.of(List.of("a", "a very long name"), new int[] {0, 1}, new int[] {0, 1});
    assertThat(ClassificationReport.of(matrix))
        .contains("\n               a       1.00")
        .contains("\na very long name       1.00");
  }
}
