package io.github.tfrnn.data;

import static io.github.tfrnn.data.DatasetTest.numbers;
import static io.github.tfrnn.data.DatasetTest.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two parts: nothing twice, nothing left out. */
class SplitTest {

  static LongStream seeds() {
    return new Random().longs(10);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void partsHaveTheirShareAndNothingInCommon(long seed) {
    Random random = new Random(seed);
    int count = random.nextInt(100);
    double share = 0.01 + 0.98 * random.nextDouble();
    Split<Integer> split = numbers(count).split(share, seed);
    List<Integer> left = split.left().toList();
    List<Integer> right = split.right().toList();
    assertThat(left).hasSize((int) Math.round(share * count)).isSorted();
    assertThat(split.left().size()).hasValue(left.size());
    assertThat(split.right().size()).hasValue(right.size());
    List<Integer> both = new ArrayList<>(left);
    both.addAll(right);
    assertThat(both).containsExactlyInAnyOrderElementsOf(numbers(count).toList());
    assertThat(pass(split.left(), 3)).isEqualTo(left);
  }

  @Test
  void aSourceThatShufflesIsSplitTheSameInEveryPass() {
    Split<Integer> split = numbers(50).shuffle(50, 1).split(0.6, 2);
    assertThat(pass(split.left(), 5)).isEqualTo(split.left().toList());
    assertThat(pass(split.right(), 5)).doesNotContainAnyElementsOf(pass(split.left(), 7));
  }

  @Test
  void withoutASizeEachElementIsDrawnByItself() {
    Split<Integer> split = numbers(10_000).filter(i -> true).split(0.25, 4);
    assertThat(split.left().toList().size()).isBetween(2300, 2700);
    assertThat(split.left().toList().size() + split.right().toList().size()).isEqualTo(10_000);
  }

  @Test
  void seedsDrawOtherParts() {
    assertThat(numbers(50).split(0.5, 1).left().toList())
        .isNotEqualTo(numbers(50).split(0.5, 2).left().toList());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void stratifiedPartsHaveTheShareOfEachClass(long seed) {
    Random random = new Random(seed);
    int[] labels = IntStream.range(0, 200).map(i -> i % 10 == 0 ? 2 : random.nextInt(2)).toArray();
    Dataset<Examples> examples =
        numbers(200).map(i -> Examples.of(Rows.of(new int[] {i}), Rows.of(new int[] {labels[i]})));
    Split<Examples> split = examples.split(0.3, seed, Examples::label);
    for (int label = 0; label < 3; label++) {
      int wanted = label;
      long all = IntStream.of(labels).filter(each -> each == wanted).count();
      long left = split.left().toList().stream().filter(each -> each.label() == wanted).count();
      assertThat(left).isEqualTo(Math.round(0.3 * all));
    }
    assertThat(split.left().toList().size() + split.right().toList().size()).isEqualTo(200);
  }

  @Test
  void aShareIsLessThanTheWhole() {
    for (double share : new double[] {0, 1, -0.1, Double.NaN}) {
      assertThatThrownBy(() -> numbers(3).split(share, 1)).hasMessageContaining("(0, 1)");
    }
  }
}
