package io.github.tfrnn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/** Batches of examples; their numbers are held against tf.data's elsewhere. */
class BatchingTest {

  static LongStream seeds() {
    return new Random().longs(10);
  }

  private static Examples ids(int... ids) {
    return Examples.of(
        IntRows.ofFlat(ids, Shape.of(1, ids.length)), Rows.of(new int[] {ids.length}));
  }

  private static List<Integer> first(List<Examples> batches) {
    List<Integer> values = new ArrayList<>();
    for (Examples batch : batches) {
      for (int value : ((IntRows) batch.x().rows().get(0)).values()) {
        values.add(value);
      }
    }
    return values;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void elementsOfAnyNumberOfRowsAreCutToBatches(long seed) {
    Random random = new Random(seed);
    List<Examples> elements = new ArrayList<>();
    List<Integer> expected = new ArrayList<>();
    int rows = 0;
    for (int i = random.nextInt(20); i >= 0; i--) {
      int[] x = new int[1 + random.nextInt(12)];
      for (int row = 0; row < x.length; row++) {
        x[row] = rows++;
        expected.add(x[row]);
      }
      elements.add(Examples.of(Rows.of(x), Rows.of(x.clone())).withWeights(new float[x.length]));
    }
    int size = 1 + random.nextInt(9);
    Dataset<Examples> dataset = Dataset.ofList(elements);
    List<Examples> batches = dataset.apply(Batching.of(size)).toList();
    assertThat(first(batches)).isEqualTo(expected);
    assertThat(batches).hasSize((rows + size - 1) / size);
    for (Examples batch : batches.subList(0, batches.size() - 1)) {
      assertThat(batch.count()).isEqualTo(size);
    }
    List<Examples> full = dataset.apply(Batching.of(size).dropRemainder()).toList();
    assertThat(first(full)).isEqualTo(expected.subList(0, rows / size * size));
  }

  @Test
  void paddingStandsBeforeOrAfter() {
    Dataset<Examples> two = Dataset.of(ids(1, 2, 3), ids(4));
    assertThat(first(two.apply(Batching.of(2).padded()).toList()))
        .containsExactly(1, 2, 3, 4, 0, 0);
    assertThat(first(two.apply(Batching.of(2).padded(Padding.pre().value(9))).toList()))
        .containsExactly(1, 2, 3, 9, 9, 4);
    assertThat(first(two.apply(Batching.of(2).padded(Padding.pre().length(4))).toList()))
        .containsExactly(0, 1, 2, 3, 0, 0, 0, 4);
  }

  @Test
  void weightsOfTimestepsArePaddedWithZero() {
    Examples shorter =
        Examples.of(Rows.of(new int[][] {{1}}), Rows.of(new int[][] {{5}}))
            .withWeights(Fields.of(Rows.of(new float[][] {{0.5f}})));
    Examples longer =
        Examples.of(Rows.of(new int[][] {{1, 2}}), Rows.of(new int[][] {{5, 6}}))
            .withWeights(Fields.of(Rows.of(new float[][] {{2, 3}})));
    Examples batch =
        Dataset.of(shorter, longer)
            .apply(Batching.of(2).padded(Padding.post().labelValue(-1)))
            .toList()
            .get(0);
    assertThat(((IntRows) batch.y().orElseThrow().rows().get(0)).values())
        .containsExactly(5, -1, 5, 6);
    assertThat(((FloatRows) batch.weights().orElseThrow().rows().get(0)).values())
        .containsExactly(0.5f, 0, 2, 3);
  }

  @Test
  void namesAreKeptAndFeaturesAreNotPadded() {
    Examples one =
        Examples.ofInputs(
            Fields.named("ids", Rows.of(new int[][] {{1}}))
                .and("age", Rows.of(new float[][] {{2, 3}})));
    Examples batch =
        Dataset.of(one, one).apply(Batching.of(2).padded(Padding.post().length(3))).toList().get(0);
    assertThat(batch.x().names()).containsExactly("ids", "age");
    assertThat(batch.x().rows().get(0).shape()).isEqualTo(Shape.of(2, 3));
    assertThat(batch.x().rows().get(1).shape()).isEqualTo(Shape.of(2, 2));
    assertThat(batch.y()).isEmpty();
  }

  @Test
  void aLengthOfOnesOwnChoosesTheRange() {
    Batching byFirst =
        Batching.byLength(List.of(5), List.of(2, 1))
            .lengthOf(examples -> ((IntRows) examples.x().rows().get(0)).flat(0));
    List<Examples> batches = Dataset.of(ids(1, 1), ids(9), ids(2)).apply(byFirst).toList();
    assertThat(first(batches)).containsExactly(9, 1, 1, 2, 0);
  }

  @Test
  void whatDoesNotGoTogetherIsTold() {
    assertTold(
        Batching.of(2),
        "batch 0: input number 0 of example 1 is [1, 1], before it came [1, 2]. padded() brings"
            + " sequences to one length.",
        ids(1, 2),
        ids(1));
    assertTold(
        Batching.of(2),
        "batch 1: 1 of 2 examples have labels: all must, or none.",
        ids(1),
        ids(1),
        ids(1),
        Examples.ofInputs(Rows.of(new int[][] {{1}})));
    assertTold(
        Batching.of(2),
        "batch 0: input number 0 of example 1 is float32, before it came int32.",
        ids(1),
        Examples.of(Rows.of(new float[][] {{1}}), Rows.of(new int[] {1})));
    assertTold(
        Batching.of(1).padded(Padding.post().length(2)),
        "batch 0: input number 0 has 3 timesteps, batches are padded to 2: cut sequences first, in"
            + " a map, or pad to more.",
        ids(1, 2, 3));
    assertTold(
        Batching.of(1).padded(Padding.post().value(0.5f)),
        "batch 0: input number 0 is int32, it cannot be padded with 0.5.",
        ids(1));
    assertTold(
        Batching.byLength(List.of(2), List.of(1, 1)),
        "byLength: no input has timesteps: ids must be [rows, timesteps], features [rows,"
            + " timesteps, features]. Say with lengthOf what a length is.",
        Examples.ofInputs(Rows.of(new float[][] {{1}})));
    assertTold(
        Batching.of(2),
        "batch 0: inputs differ in their names or number: 1 [] and 1 [a].",
        Examples.ofInputs(Rows.of(new int[] {1})),
        Examples.ofInputs(Fields.named("a", Rows.of(new int[] {1}))));
  }

  private static void assertTold(Batching batching, String message, Examples... elements) {
    Dataset<Examples> batches = Dataset.of(elements).apply(batching);
    assertThatThrownBy(batches::toList)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void optionsAreChecked() {
    assertThatThrownBy(() -> Batching.of(0)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> Batching.byLength(List.of(3, 3), List.of(1, 1, 1)))
        .hasMessageContaining("must rise");
    assertThatThrownBy(() -> Batching.byLength(List.of(3), List.of(1)))
        .hasMessage("Batching: 1 boundaries make 2 ranges, got 1 batch sizes");
    assertThatThrownBy(() -> Padding.post().length(0)).hasMessageContaining("length");
  }
}
