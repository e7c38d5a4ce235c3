package io.github.tfrnn.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.decoding.CTCDecoder;
import io.github.tfrnn.decoding.Labelling;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Is read what Keras reads, and are the probabilities its? */
class DecodingGoldenTest {
  private static final double TOLERANCE = 1e-5; // relative for logarithms beyond -1

  static List<Golden> decoding() {
    return Golden.group("decoding");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("decoding")
  void equalsThatOfKeras(Golden golden) {
    CTCDecoder beam = CTCDecoder.beamSearch(golden.get("width").intValue());
    float[][][] logits = Array.of(golden.get("logits")).floatRows().toSequences();
    for (int row = 0; row < logits.length; row++) {
      JsonNode expected = golden.get("decoded").get(row);
      int timesteps = golden.get("lengths").get(row).intValue();
      Labelling greedy = CTCDecoder.greedy().paths(logits[row], timesteps).get(0);
      assertThat(greedy.labels()).as("row %s", row).isEqualTo(ints(expected.get("greedy")));
      assertClose(greedy, expected.get("greedy_log_probability"));

      List<Labelling> paths = beam.paths(logits[row], timesteps);
      assertThat(beam.decode(logits[row], timesteps)).isEqualTo(paths.get(0).toArray());
      for (int path = 0; path < expected.get("beam").size(); path++) {
        assertThat(paths.get(path).labels())
            .as("row %s, path %s", row, path)
            .isEqualTo(ints(expected.get("beam").get(path)));
        assertClose(paths.get(path), expected.get("beam_log_probabilities").get(path));
      }
    }
  }

  @Test
  void noticesAnotherWidth() {
    Golden narrow = decoding().stream().filter(g -> g.name().equals("flat_1")).findAny().get();
    float[][][] logits = Array.of(narrow.get("logits")).floatRows().toSequences();
    List<List<Integer>> expected = new ArrayList<>();
    List<List<Integer>> wide = new ArrayList<>();
    for (int row = 0; row < logits.length; row++) {
      int timesteps = narrow.get("lengths").get(row).intValue();
      expected.add(ints(narrow.get("decoded").get(row).get("beam").get(0)));
      wide.add(CTCDecoder.beamSearch(100).paths(logits[row], timesteps).get(0).labels());
    }
    assertThat(wide).isNotEqualTo(expected);
  }

  private static void assertClose(Labelling actual, JsonNode expected) {
    assertThat(actual.logProbability())
        .isCloseTo(
            expected.doubleValue(),
            within(TOLERANCE * Math.max(1, Math.abs(expected.doubleValue()))));
  }

  private static List<Integer> ints(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::intValue).toList();
  }
}
