package io.github.tfrnn.samples.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassCountsTest {

  @Test
  void countsClassesByPart() {
    ClassCounts counts =
        new ClassCounts(List.of("animal", "plant"))
            .add("training", new int[] {0, 0, 1})
            .add("test", new int[] {1});
    assertThat(counts)
        .hasToString(
            """
                      training        test
            animal           2           0
             plant           1           1
             total           3           1\
            """);
  }

  @Test
  void refusesAnUnknownClass() {
    assertThatThrownBy(() -> new ClassCounts(List.of("a")).add("test", new int[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("test: class indices must be in [0, 1), got 1");
  }
}
