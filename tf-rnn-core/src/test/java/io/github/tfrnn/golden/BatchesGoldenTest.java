package io.github.tfrnn.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.data.Batching;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.Padding;
import io.github.tfrnn.data.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/** Are batches those of tf.data? */
class BatchesGoldenTest {

  static List<Golden> batches() {
    return Golden.group("batches");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("batches")
  void equalThoseOfTensorFlow(Golden golden) {
    List<Examples> batches = elements(golden).apply(batching(golden.get("options"))).toList();
    assertThat(batches).hasSameSizeAs(golden.get("batches"));
    for (int i = 0; i < batches.size(); i++) {
      JsonNode expected = golden.get("batches").get(i);
      Examples batch = batches.get(i);
      assertEqual(batch.x().rows().get(0), Array.of(expected.get(0)));
      assertEqual(batch.y().orElseThrow().rows().get(0), Array.of(expected.get(1)));
      assertEqual(batch.y().orElseThrow().rows().get(1), Array.of(expected.get(2)));
    }
  }

  @Test
  void noticesPaddingAtTheOtherEnd() {
    Golden golden = batches().stream().filter(each -> each.name().equals("padded")).findAny().get();
    Batching other = batching(golden.get("options")).padded(Padding.pre());
    Rows first = elements(golden).apply(other).toList().get(0).x().rows().get(0);
    Array expected = Array.of(golden.get("batches").get(0).get(0));
    assertThat(first.shape()).isEqualTo(expected.shape());
    assertThat(values(first)).isNotEqualTo(expected.values());
  }

  private static Dataset<Examples> elements(Golden golden) {
    List<Examples> elements = new ArrayList<>();
    for (JsonNode element : golden.get("elements")) {
      Rows x = single(Array.of(element.get(0)));
      Rows y = single(Array.of(element.get(1)));
      elements.add(Examples.of(Fields.of(x), Fields.of(y, single(Array.of(element.get(2))))));
    }
    return Dataset.ofList(elements);
  }

  /** Returns an array as the only row. */
  private static Rows single(Array array) {
    Shape shape = array.shape().prepend(1);
    return array.ints()
        ? IntRows.ofFlat(ints(array.values()), shape)
        : FloatRows.ofFlat(array.values(), shape);
  }

  private static Batching batching(JsonNode options) {
    List<Integer> sizes = numbers(options.get("batch_sizes"));
    Batching batching =
        options.has("boundaries")
            ? Batching.byLength(numbers(options.get("boundaries")), sizes)
            : Batching.of(sizes.get(0));
    Padding padding =
        Padding.post()
            .value((float) options.path("value").asDouble(0))
            .labelValue((float) options.path("label_value").asDouble(0));
    if (options.has("length")) {
      padding =
          padding
              .length(options.get("length").intValue())
              .labelLength(options.get("label_length").intValue());
    }
    boolean drop = options.path("drop_remainder").asBoolean(false);
    return drop ? batching.padded(padding).dropRemainder() : batching.padded(padding);
  }

  private static List<Integer> numbers(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::intValue).toList();
  }

  private static int[] ints(float[] values) {
    int[] ints = new int[values.length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = (int) values[i];
    }
    return ints;
  }

  private static void assertEqual(Rows actual, Array expected) {
    assertThat(actual).isInstanceOf(expected.ints() ? IntRows.class : FloatRows.class);
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(values(actual)).isEqualTo(expected.values());
  }

  static float[] values(Rows rows) {
    float[] values = new float[(int) rows.shape().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows instanceof IntRows ints ? ints.flat(i) : ((FloatRows) rows).flat(i);
    }
    return values;
  }
}
