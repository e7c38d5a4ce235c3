package io.github.tfrnn.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.datasets.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Are the windows those of Keras, and interleaved elements those of tf.data? */
class DatasetsGoldenTest {

  private static Stream<JsonNode> cases(String group) {
    return Golden.group(group).stream()
        .flatMap(golden -> StreamSupport.stream(golden.get("cases").spliterator(), false));
  }

  static Stream<JsonNode> windows() {
    return cases("windows");
  }

  static Stream<JsonNode> interleaved() {
    return cases("interleaved");
  }

  @ParameterizedTest(name = "case {index}")
  @MethodSource("windows")
  void windowsEqualThoseOfKeras(JsonNode golden) {
    TimeSeries.Builder builder = builder(golden);
    if (golden.get("error").booleanValue()) {
      assertThatThrownBy(builder::build).hasMessageContaining("targets: row i of the targets");
      return;
    }
    TimeSeries series = builder.build();
    List<Examples> batches = series.toList();
    assertThat(batches).hasSameSizeAs(golden.get("batches"));
    assertThat(series.size()).hasValue(batches.size());
    for (int i = 0; i < batches.size(); i++) {
      JsonNode expected = golden.get("batches").get(i);
      assertEqual(batches.get(i).x().rows().get(0), Array.of(expected.get(0)));
      if (expected.size() == 2) {
        assertEqual(batches.get(i).y().orElseThrow().rows().get(0), Array.of(expected.get(1)));
      } else {
        assertThat(batches.get(i).y()).isEmpty();
      }
    }
  }

  @ParameterizedTest(name = "case {index}")
  @MethodSource("windows")
  void shuffledWindowsAreTheSameInAnotherOrder(JsonNode golden) {
    if (golden.get("error").booleanValue()) {
      return;
    }
    TimeSeries inOrder = builder(golden).batchSize(1).build();
    TimeSeries shuffled = builder(golden).batchSize(1).shuffle(5).build();
    assertThat(flat(shuffled)).containsExactlyInAnyOrderElementsOf(flat(inOrder));
    assertThat(flat(shuffled)).isEqualTo(flat(shuffled));
  }

  private static List<List<Float>> flat(Dataset<Examples> dataset) {
    List<List<Float>> all = new ArrayList<>();
    for (Examples examples : dataset.toList()) {
      float[] values = BatchesGoldenTest.values(examples.x().rows().get(0));
      all.add(IntStream.range(0, values.length).mapToObj(i -> values[i]).toList());
    }
    return all;
  }

  private static TimeSeries.Builder builder(JsonNode golden) {
    JsonNode options = golden.get("options");
    TimeSeries.Builder builder =
        TimeSeries.builder(
                Array.of(golden.get("data")).rows(), options.get("sequence_length").intValue())
            .sequenceStride(options.get("sequence_stride").intValue())
            .samplingRate(options.get("sampling_rate").intValue())
            .batchSize(options.get("batch_size").intValue());
    if (!golden.get("targets").isNull()) {
      builder.targets(Array.of(golden.get("targets")).rows());
    }
    if (!options.get("start_index").isNull()) {
      builder.startIndex(options.get("start_index").intValue());
    }
    if (!options.get("end_index").isNull()) {
      builder.endIndex(options.get("end_index").intValue());
    }
    return builder;
  }

  private static void assertEqual(Rows actual, Array expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(BatchesGoldenTest.values(actual)).isEqualTo(expected.values());
  }

  @ParameterizedTest(name = "case {index}")
  @MethodSource("interleaved")
  void interleavedElementsComeAsThoseOfTensorFlow(JsonNode golden) {
    JsonNode sizes = golden.get("sizes");
    Dataset<Integer> outer = Dataset.ofList(IntStream.range(0, sizes.size()).boxed().toList());
    Dataset<Integer> interleaved =
        outer.interleave(
            i ->
                Dataset.ofList(
                    IntStream.range(0, sizes.get(i).intValue())
                        .map(j -> i * 100 + j)
                        .boxed()
                        .toList()),
            golden.get("cycle").intValue());
    List<Integer> expected =
        StreamSupport.stream(golden.get("order").spliterator(), false)
            .map(JsonNode::intValue)
            .toList();
    assertThat(interleaved.toList()).isEqualTo(expected);
  }
}
