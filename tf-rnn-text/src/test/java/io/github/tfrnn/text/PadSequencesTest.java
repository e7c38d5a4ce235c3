package io.github.tfrnn.text;

import static io.github.tfrnn.text.PadOptions.longest;
import static io.github.tfrnn.text.PadOptions.maxlen;
import static io.github.tfrnn.text.PadSequences.padSequences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PadSequencesTest {

  static Stream<JsonNode> cases() {
    return Golden.cases("pad_sequences");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void matchesKeras(JsonNode golden) {
    PadOptions options =
        (golden.get("maxlen").isNull() ? longest() : maxlen(golden.get("maxlen").intValue()))
            .padding(side(golden.get("padding")))
            .truncating(side(golden.get("truncating")))
            .value(golden.get("value").doubleValue());
    JsonNode sequences = golden.get("sequences");
    JsonNode padded = golden.get("padded");
    JsonNode byDefault = golden.get("default");
    switch (golden.get("kind").textValue()) {
      case "int" -> {
        int[][] rows = Golden.as(sequences, int[][].class);
        assertThat(padSequences(rows, options)).isDeepEqualTo(Golden.as(padded, int[][].class));
        assertThat(padSequences(rows)).isDeepEqualTo(Golden.as(byDefault, int[][].class));
      }
      case "float" -> {
        float[][] rows = Golden.as(sequences, float[][].class);
        assertThat(padSequences(rows, options)).isDeepEqualTo(Golden.as(padded, float[][].class));
        assertThat(padSequences(rows)).isDeepEqualTo(Golden.as(byDefault, float[][].class));
      }
      default -> {
        float[][][] rows = Golden.as(sequences, float[][][].class);
        assertThat(padSequences(rows, options)).isDeepEqualTo(Golden.as(padded, float[][][].class));
        assertThat(padSequences(rows)).isDeepEqualTo(Golden.as(byDefault, float[][][].class));
      }
    }
  }

  private static PadSide side(JsonNode name) {
    return PadSide.valueOf(name.textValue().toUpperCase(Locale.ROOT));
  }

  @Test
  void leavesItsArgumentAlone() {
    int[][] sequences = {{1, 2}};
    padSequences(sequences)[0][0] = 9;
    float[][][] vectors = {{{1}, {2}}};
    padSequences(vectors)[0][0][0] = 9;
    assertThat(sequences).isDeepEqualTo(new int[][] {{1, 2}});
    assertThat(vectors[0][0][0]).isEqualTo(1);
  }

  @Test
  void namesTheRowThatIsNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> padSequences(new int[][] {{1}, null}))
        .withMessage("padSequences: sequence 1 is null; give an empty array");
    assertThatNullPointerException()
        .isThrownBy(() -> padSequences(new float[][] {null}))
        .withMessageContaining("sequence 0 is null");
    assertThatNullPointerException()
        .isThrownBy(() -> padSequences(new float[][][] {{{1}}, {null}}))
        .withMessageContaining("[1, 0] is null");
  }

  @Test
  void withoutSequencesTheLengthMustBeGiven() {
    assertThat(padSequences(new int[0][], maxlen(3))).isEmpty();
    assertThat(padSequences(new float[0][][], maxlen(3))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> padSequences(new int[0][]))
        .withMessageContaining("give a maxlen");
  }

  @Test
  void refusesWhatCannotBePadded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> padSequences(new int[][] {{1}}, longest().value(0.5)))
        .withMessageContaining("whole number")
        .withMessageContaining("0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> padSequences(new int[][] {{1}}, longest().value(1e12)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> maxlen(0))
        .withMessageContaining("at least 1, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> padSequences(new float[][][] {{{1, 2}}, {{1, 2}, {3}}}))
        .withMessageContaining("2 features")
        .withMessageContaining("got 1 at [1, 1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> padSequences(new float[][][] {{}, {}}))
        .withMessageContaining("features is unknown");
  }

  @Test
  void optionsAreEqualByValue() {
    assertThat(maxlen(3).padding(PadSide.POST).value(1))
        .isEqualTo(maxlen(3).value(1).padding(PadSide.POST))
        .hasSameHashCodeAs(maxlen(3).value(1).padding(PadSide.POST))
        .isNotEqualTo(maxlen(3).value(1))
        .hasToString("PadOptions[maxlen=3, padding=POST, truncating=PRE, value=1.0]");
    assertThat(longest()).isNotEqualTo(maxlen(1)).isNotEqualTo(longest().truncating(PadSide.POST));
  }
}
