package io.github.tfrnn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final What.Measure STEP = new What.Measure("train_ms", "Step, ms", 1);

  private static Comparison comparison(String... contenders) {
    return new Comparison(List.of(contenders));
  }

  private static void add(Comparison comparison, String contender, String row, double number) {
    comparison.add(contender, row, "train_ms", OptionalDouble.of(number));
  }

  @Test
  void theLeastOfAllRoundsCountsAndMeansAreGeometric() {
    Comparison comparison = comparison("ours", "theirs");
    add(comparison, "ours", "a", 12);
    add(comparison, "ours", "a", 10);
    add(comparison, "theirs", "a", 20);
    add(comparison, "theirs", "a", 25);
    add(comparison, "ours", "b", 1000);
    add(comparison, "theirs", "b", 500);
    assertThat(comparison.table(STEP))
        .isEqualTo(
            """
            | Step, ms | ours | theirs | ratio |
            |---|---:|---:|---:|
            | a | 10.0 | 20.0 | 2.00 |
            | b | 1,000.0 | 500.0 | 0.50 |
            | geometric mean |  |  | 1.00 |\
            """);
    assertThat(comparison.line("train_ms", "torch", "theirs"))
        .hasToString("COMPARE what=train_ms peer=torch geomean=1.000 cases=2");
  }

  @Test
  void whatFailedIsShownAndCounted() {
    Comparison comparison = comparison("ours", "theirs");
    add(comparison, "ours", "a", 10);
    add(comparison, "theirs", "a", 15);
    add(comparison, "ours", "b", 10);
    comparison.add("theirs", "b", "train_ms", OptionalDouble.empty());
    assertThat(comparison.table(STEP))
        .contains("| b | 10.0 | – | – |", "| geometric mean |  |  | 1.50 (1 of 2) |");
  }

  @Test
  void modelsOfOneRowHaveEquallyManyParameters() {
    Comparison comparison = comparison("ours", "theirs");
    assertThat(comparison.agrees("a", Optional.of("10"))).isTrue();
    assertThat(comparison.agrees("a", Optional.of("10"))).isTrue();
    assertThat(comparison.agrees("a", Optional.of("11"))).isFalse();
    assertThat(comparison.agrees("a", Optional.empty())).isTrue();
    assertThat(comparison.agrees("b", Optional.of("11"))).isTrue();
  }

  @Test
  void oursAloneIsATableToo() {
    Comparison comparison = comparison("ours");
    add(comparison, "ours", "a", 10);
    assertThat(comparison.table(STEP)).isEqualTo("| Step, ms | ours |\n|---|---:|\n| a | 10.0 |");
  }
}
