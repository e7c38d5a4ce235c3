package io.github.tfrnn.golden;

import static io.github.tfrnn.golden.Arrays.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Does every layer equal Keras's, forward and gradient? */
class LayerGoldenTest {

  static List<Golden> layers() {
    return Golden.group("layers");
  }

  static List<Golden> gated() {
    Set<String> some =
        Set.of("lstm_default", "lstm_mask_holes_sequences", "lstm_no_bias_sequences");
    return Golden.group("layers").stream().filter(golden -> some.contains(golden.name())).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layers")
  void matchesKeras(Golden golden) {
    LayerRun run = LayerRun.of(golden, weights(golden));
    List<Array> outputs = expectedOutputs(golden);
    for (int i = 0; i < outputs.size(); i++) {
      assertClose("output " + i, run.outputs().get(i), outputs.get(i), 1e-5);
    }
    Map<String, Array> expected = Golden.arrays(golden.get("gradients"));
    assertThat(run.gradients()).containsKeys(expected.keySet().toArray(String[]::new));
    expected.forEach((name, array) -> assertClose(name, run.gradients().get(name), array, 1e-4));
    if (golden.has("regularization")) {
      assertThat(run.regularization())
          .isCloseTo(golden.get("regularization").floatValue(), within(1e-5));
    }
    if (golden.has("updated")) {
      Golden.arrays(golden.get("updated"))
          .forEach((name, array) -> assertClose(name, run.untrained().get(name), array, 1e-5));
    }
    Array mask = expectedMask(golden);
    assertThat(run.mask() == null).as("mask comes out or not").isEqualTo(mask == null);
    if (mask != null) {
      assertClose("mask", run.mask(), mask, 0);
    }
  }

  /** A golden must be able to fail: the gates swapped, something must differ. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("gated")
  void noticesSwappedGates(Golden golden) {
    for (int other = 0; other < 3; other++) {
      List<Array> swapped = new ArrayList<>();
      for (Array weight : weights(golden)) {
        swapped.add(swapGates(weight, other, 3));
      }
      LayerRun run = LayerRun.of(golden, swapped);
      List<Array> outputs = expectedOutputs(golden);
      double largest = 0;
      for (int i = 0; i < outputs.size(); i++) {
        largest = Math.max(largest, Arrays.largestDifference(run.outputs().get(i), outputs.get(i)));
      }
      assertThat(largest).as("gates %s and 3 swapped", other).isGreaterThan(1e-3);
    }
  }

  private static Array swapGates(Array weight, int a, int b) {
    int columns = (int) weight.shape().get(weight.shape().numDimensions() - 1);
    int units = columns / 4;
    float[] values = weight.values().clone();
    for (int i = 0; i < values.length; i++) {
      int gate = i % columns / units;
      int shift = gate == a ? (b - a) * units : gate == b ? (a - b) * units : 0;
      values[i] = weight.values()[i + shift];
    }
    return new Array(weight.shape(), weight.dtype(), values);
  }

  static List<Array> weights(Golden golden) {
    List<Array> weights = new ArrayList<>();
    golden.get("weights").forEach(json -> weights.add(Array.of(json)));
    return weights;
  }

  private static List<Array> expectedOutputs(Golden golden) {
    if (golden.has("output")) {
      return List.of(golden.array("output"));
    }
    List<Array> outputs = new ArrayList<>();
    golden.get("outputs").forEach(json -> outputs.add(Array.of(json)));
    return outputs;
  }

  private static Array expectedMask(Golden golden) {
    JsonNode masks = golden.get("output_masks");
    return masks == null ? golden.array("output_mask") : Array.of(masks.get(0));
  }

  private static org.assertj.core.data.Offset<Float> within(double tolerance) {
    return org.assertj.core.data.Offset.offset((float) tolerance);
  }
}
