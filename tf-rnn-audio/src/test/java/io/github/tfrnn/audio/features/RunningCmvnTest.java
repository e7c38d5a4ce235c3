package io.github.tfrnn.audio.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.audio.Golden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Is it Kaldi's, at once and bit by bit? */
class RunningCmvnTest {

  static Stream<JsonNode> cases() {
    return Golden.cases("sliding");
  }

  private static RunningCmvn running(JsonNode golden) {
    return Cmvn.running(golden.get("window").intValue())
        .withMinWindow(golden.get("least").intValue())
        .withCentered(golden.get("centered").booleanValue())
        .withVariances(golden.get("variances").booleanValue());
  }

  private static float[][] rows(JsonNode flat) {
    float[] values = Golden.floats(flat);
    float[][] rows = new float[values.length / 2][];
    Arrays.setAll(rows, f -> Arrays.copyOfRange(values, 2 * f, 2 * f + 2));
    return rows;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsKaldis(JsonNode golden) {
    float[][] expected = rows(golden.get("expected"));
    float[][] actual = running(golden).apply(rows(golden.get("rows")));
    assertThat(actual).hasSameDimensionsAs(expected);
    for (int f = 0; f < actual.length; f++) {
      assertThat(actual[f]).as("frame %s", f).containsExactly(expected[f], within(1e-6f));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rowsThatComeBitByBitBecomeTheSame(JsonNode golden) {
    float[][] rows = rows(golden.get("rows"));
    RunningCmvn.Stream stream = running(golden).stream();
    List<float[]> made = new ArrayList<>();
    Random random = new Random(5);
    for (int f = 0; f < rows.length; ) {
      int to = Math.min(rows.length, f + random.nextInt(4));
      made.addAll(List.of(stream.accept(Arrays.copyOfRange(rows, f, to))));
      f = to;
    }
    made.addAll(List.of(stream.finish()));
    assertThat(made.toArray(float[][]::new)).isDeepEqualTo(running(golden).apply(rows));
  }

  @Test
  void aStreamWithoutEndWaitsForTheFirstRowsAlone() {
    RunningCmvn.Stream stream = Cmvn.running(50).withMinWindow(10).stream();
    for (int f = 0; f < 10_000; f++) {
      float[][] made = stream.accept(new float[][] {{f, 1}});
      assertThat(made.length).isEqualTo(f < 9 ? 0 : f == 9 ? 10 : 1);
      if (f > 100) { // of 51 rows, the last one is 25 over the mean
        assertThat(made[0]).containsExactly(25, 0);
      }
      assertThat(stream.rowsHeld()).isLessThanOrEqualTo(51);
    }
  }

  @Test
  void whatCannotBeIsTold() {
    assertThatThrownBy(() -> Cmvn.running(0)).hasMessageContaining("window must be at least 1");
    assertThatThrownBy(() -> Cmvn.running(5).withMinWindow(6))
        .hasMessage("RunningCmvn: minWindow must be in [1, 5], which is window, got 6");
    RunningCmvn.Stream stream = Cmvn.running(5).stream();
    assertThat(stream.accept(new float[][] {{1, 2}})).isEmpty();
    assertThatThrownBy(() -> stream.accept(new float[][] {{1}}))
        .hasMessage("RunningCmvn: expected rows of 2 numbers, got one of 1");
    assertThat(stream.finish()).hasDimensions(1, 2);
    assertThatThrownBy(stream::finish).isInstanceOf(IllegalStateException.class);
  }
}
