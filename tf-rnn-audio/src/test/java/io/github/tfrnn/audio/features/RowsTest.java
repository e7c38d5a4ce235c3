package io.github.tfrnn.audio.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.audio.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is done with rows of features. */
class RowsTest {

  static Stream<JsonNode> deltas() {
    return Golden.cases("deltas");
  }

  @ParameterizedTest
  @MethodSource("deltas")
  void deltasAreThoseOfTheLibraries(JsonNode golden) {
    int size = golden.get("size").intValue();
    float[][] rows = rows(Golden.floats(golden.get("rows")), size);
    float[][] expected = rows(Golden.floats(golden.get("deltas")), size);
    float[][] actual = Deltas.of(rows, golden.get("width").intValue());
    assertThat(actual).hasSameDimensionsAs(expected);
    for (int f = 0; f < actual.length; f++) {
      assertThat(actual[f]).containsExactly(expected[f], within(1e-6f));
    }
  }

  private static float[][] rows(float[] flat, int size) {
    float[][] rows = new float[flat.length / size][];
    Arrays.setAll(rows, f -> Arrays.copyOfRange(flat, f * size, (f + 1) * size));
    return rows;
  }

  @Test
  void appendedDeltasStandBehindTheirRows() {
    float[][] rows = {{0, 5}, {1, 5}, {2, 5}, {3, 5}, {4, 5}};
    float[][] all = Deltas.append(rows, 1);
    assertThat(all[2]).containsExactly(2, 5, 1, 0, 0, 0);
    assertThat(all[0]).containsExactly(0, 5, 0.5f, 0, 0.25f, 0);
    assertThat(Deltas.append(new float[0][], 2)).isEmpty();
    assertThatThrownBy(() -> Deltas.of(rows, 0)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> Deltas.of(new float[][] {{1}, {1, 2}}, 1))
        .hasMessage("Deltas: row 0 has 1 numbers, row 1 has 2");
  }

  @Test
  void descriptionsMayHaveDeltasAndNormalizationInThem() {
    Mfcc plain = Mfcc.preset("kaldi").sampleRate(8000).build();
    Mfcc all = Mfcc.preset("kaldi").sampleRate(8000).deltas(2).normalized(true).build();
    float[] word = Golden.signal("word").samples();
    assertThat(all.of(word)).isDeepEqualTo(Cmvn.perRecording(Deltas.append(plain.of(word), 2)));
    assertThat(all.size()).isEqualTo(39);
    assertThat(all.of(new float[0])).isEmpty();
  }

  @Test
  void normalizedRowsHaveMeanZeroAndVarianceOne() {
    float[][] rows = {{1, 7, 1e6f}, {3, 7, 1e6f + 2}};
    assertThat(Cmvn.perRecording(rows)).isDeepEqualTo(new float[][] {{-1, 0, -1}, {1, 0, 1}});
    Cmvn cmvn = Cmvn.fit(List.of(rows, new float[][] {{2, 7, 1e6f + 1}}, new float[0][]));
    assertThat(cmvn.means()).containsExactly(2, 7, 1e6 + 1);
    assertThat(cmvn.deviations()[0]).isCloseTo(Math.sqrt(2.0 / 3), within(1e-12));
    assertThat(cmvn.apply(new float[][] {{2, 9, 1e6f + 1}}))
        .isDeepEqualTo(new float[][] {{0, 2, 0}});
    assertThat(Cmvn.perRecording(new float[0][])).isEmpty();
    assertThatThrownBy(() -> Cmvn.fit(List.of())).hasMessageContaining("at least one row");
    assertThatThrownBy(() -> cmvn.apply(new float[][] {{1}}))
        .hasMessage("Cmvn: expected rows of 3 numbers, got one of 1");
  }
}
