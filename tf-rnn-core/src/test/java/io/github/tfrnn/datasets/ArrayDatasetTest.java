package io.github.tfrnn.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.data.Batching;
import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Examples in memory. */
class ArrayDatasetTest {

  static LongStream seeds() {
    return new Random().longs(10);
  }

  private static List<Integer> rows(Dataset<Examples> dataset, long pass) {
    List<Integer> rows = new ArrayList<>();
    try (Cursor<Examples> cursor = dataset.open(pass)) {
      cursor.forEachRemaining(
          examples -> {
            IntRows x = (IntRows) examples.x().rows().get(0);
            IntRows y = (IntRows) examples.y().orElseThrow().rows().get(0);
            for (int i = 0; i < x.count(); i++) {
              assertThat(y.flat(i)).isEqualTo(-x.flat(i));
              rows.add(x.flat(i));
            }
          });
    }
    return rows;
  }

  private static ArrayDataset numbers(int count) {
    int[] x = IntStream.range(0, count).toArray();
    return ArrayDataset.of(
        Examples.of(Rows.of(x), Rows.of(IntStream.of(x).map(i -> -i).toArray())));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void eachRowComesOnce(long seed) {
    Random random = new Random(seed);
    int count = 1 + random.nextInt(60);
    int size = 1 + random.nextInt(70);
    ArrayDataset all = numbers(count);
    List<Integer> expected = IntStream.range(0, count).boxed().toList();
    assertThat(rows(all, 0)).isEqualTo(expected);
    assertThat(rows(all.batched(size), 3)).isEqualTo(expected);
    ArrayDataset shuffled = all.shuffled(seed);
    List<Integer> order = rows(shuffled, 1);
    assertThat(order).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(rows(shuffled.batched(size), 1)).isEqualTo(order);
    assertThat(rows(shuffled.apply(Batching.of(size)), 1)).isEqualTo(order);
    assertThat(shuffled.batched(size).size()).hasValue(shuffled.batched(size).toList().size());
    ArrayDataset full = shuffled.batched(size).dropRemainder();
    assertThat(rows(full, 1)).isEqualTo(order.subList(0, count / size * size));
    assertThat(full.size()).hasValue(count / size);
    if (count > 20) {
      assertThat(rows(shuffled, 2)).isNotEqualTo(order);
    }
  }

  @Test
  void aBatchHasARow() {
    assertThatThrownBy(() -> numbers(3).batched(0)).hasMessageContaining("at least 1 row");
  }
}
