package io.github.tfrnn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What data sets make of one another. */
class DatasetTest {

  static LongStream seeds() {
    return new Random().longs(10);
  }

  static Dataset<Integer> numbers(int count) {
    return Dataset.ofList(IntStream.range(0, count).boxed().toList());
  }

  static <T> List<T> pass(Dataset<T> dataset, long pass) {
    List<T> elements = new ArrayList<>();
    try (Cursor<T> cursor = dataset.open(pass)) {
      cursor.forEachRemaining(elements::add);
    }
    return elements;
  }

  @Test
  void elementsComeInOrderAnyNumberOfTimes() {
    Dataset<String> dataset = Dataset.of("a", "b", "c");
    assertThat(dataset.toList()).containsExactly("a", "b", "c");
    assertThat(dataset.toList()).containsExactly("a", "b", "c");
    assertThat(dataset.size()).hasValue(3);
  }

  @Test
  void mapsFiltersAndChains() {
    Dataset<Integer> ten = numbers(10);
    assertThat(ten.map(i -> i * i).toList()).containsExactly(0, 1, 4, 9, 16, 25, 36, 49, 64, 81);
    assertThat(ten.filter(i -> i % 3 == 0).toList()).containsExactly(0, 3, 6, 9);
    assertThat(numbers(4).flatMap(DatasetTest::numbers).toList()).containsExactly(0, 0, 1, 0, 1, 2);
    assertThat(ten.skip(7).concat(ten.take(2)).toList()).containsExactly(7, 8, 9, 0, 1);
    assertThat(numbers(3).repeat().take(8).toList()).containsExactly(0, 1, 2, 0, 1, 2, 0, 1);
    assertThat(numbers(0).repeat().toList()).isEmpty();
    assertThat(ten.take(0).toList()).isEmpty();
    assertThat(ten.skip(11).toList()).isEmpty();
  }

  @Test
  void sizesAreKnownWhereTheyCanBe() {
    Dataset<Integer> ten = numbers(10);
    assertThat(ten.map(i -> i).size()).hasValue(10);
    assertThat(ten.map(i -> i, 2).size()).hasValue(10);
    assertThat(ten.shuffle(3, 1).prefetch(2).cache().size()).hasValue(10);
    assertThat(ten.take(4).size()).hasValue(4);
    assertThat(ten.take(40).size()).hasValue(10);
    assertThat(ten.skip(4).size()).hasValue(6);
    assertThat(ten.skip(40).size()).hasValue(0);
    assertThat(ten.concat(ten).size()).hasValue(20);
    assertThat(ten.filter(i -> true).size()).isEmpty();
    assertThat(ten.filter(i -> true).concat(ten).size()).isEmpty();
    assertThat(ten.concat(ten.filter(i -> true)).size()).isEmpty();
    assertThat(ten.repeat().size()).isEmpty();
  }

  @Test
  void nothingIsMadeBeforeItIsAskedFor() {
    List<Integer> made = new ArrayList<>();
    Dataset<Integer> dataset =
        numbers(10)
            .map(
                i -> {
                  made.add(i);
                  return i;
                });
    try (Cursor<Integer> cursor = dataset.open(0)) {
      assertThat(made).isEmpty();
      assertThat(cursor.next()).isZero();
      assertThat(made).containsExactly(0);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aShuffleHasEachElementOnce(long seed) {
    Random random = new Random(seed);
    int count = random.nextInt(200);
    int buffer = 1 + random.nextInt(250);
    Dataset<Integer> shuffled = numbers(count).shuffle(buffer, seed);
    List<Integer> first = pass(shuffled, 0);
    assertThat(first).containsExactlyInAnyOrderElementsOf(pass(numbers(count), 0));
    assertThat(pass(shuffled, 0)).isEqualTo(first);
    assertThat(pass(numbers(count).shuffle(buffer, seed), 0)).isEqualTo(first);
    if (count > 20 && buffer > 20) {
      assertThat(pass(shuffled, 1)).isNotEqualTo(first);
      assertThat(pass(numbers(count).shuffle(buffer, seed + 1), 0)).isNotEqualTo(first);
    }
    for (int i = 0; i < count; i++) { // no element is drawn before it is in the buffer
      assertThat(first.get(i)).isLessThan(i + buffer);
    }
  }

  @Test
  void aShuffleOfOneKeepsTheOrder() {
    assertThat(numbers(9).shuffle(1, 5).toList()).isEqualTo(numbers(9).toList());
  }

  @Test
  void aFullShuffleIsFair() {
    int passes = 6000;
    int[][] seen = new int[4][4]; // element, position
    Dataset<Integer> shuffled = numbers(4).shuffle(4, 17);
    for (int pass = 0; pass < passes; pass++) {
      List<Integer> order = pass(shuffled, pass);
      for (int at = 0; at < 4; at++) {
        seen[order.get(at)][at]++;
      }
    }
    for (int[] ofElement : seen) { // binomial: 1500 with a standard deviation of 34
      assertThat(IntStream.of(ofElement).boxed())
          .allSatisfy(n -> assertThat(n).isBetween(1330, 1670));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aPassTakenUpAgainGoesOnAsItWould(long seed) {
    Random random = new Random(seed);
    Dataset<Integer> dataset = pipeline(random.nextInt(4), seed);
    long pass = random.nextInt(5);
    List<Integer> whole = pass(dataset, pass);
    int from = random.nextInt(whole.size() + 1);
    Dataset<Integer> afresh = pipeline(random.nextInt(4), seed); // other threads, the same order
    try (Cursor<Integer> cursor = afresh.open(pass)) {
      for (int i = 0; i < from; i++) {
        cursor.next();
      }
      List<Integer> rest = new ArrayList<>();
      cursor.forEachRemaining(rest::add);
      assertThat(rest).isEqualTo(whole.subList(from, whole.size()));
    }
  }

  /** Returns data sets that differ in their threads alone. */
  private static Dataset<Integer> pipeline(int threads, long seed) {
    Function<Integer, Integer> slow =
        i -> {
          Thread.onSpinWait();
          return i + (int) (seed % 1000);
        };
    Dataset<Integer> source = numbers(120).cache().shuffle(50, seed);
    Dataset<Integer> mapped = threads == 0 ? source.map(slow) : source.map(slow, threads);
    Dataset<Integer> more = mapped.filter(i -> i % 7 != 0).interleave(i -> Dataset.of(i, -i), 3);
    return threads == 0 ? more : more.prefetch(threads);
  }

  @Test
  void repeatedPassesDiffer() {
    List<Integer> twice = numbers(50).shuffle(50, 3).repeat().take(100).toList();
    assertThat(twice.subList(0, 50)).isNotEqualTo(twice.subList(50, 100));
    assertThat(twice.subList(0, 50)).containsExactlyInAnyOrderElementsOf(twice.subList(50, 100));
  }

  @Test
  void aCacheAsksItsSourceOnce() {
    int[] made = {0};
    Dataset<Integer> cached = numbers(5).shuffle(5, 1).map(i -> made[0]++ * 0 + i).cache();
    try (Cursor<Integer> part = cached.open(0)) {
      part.next();
    }
    assertThat(made[0]).isEqualTo(1); // not kept: the pass was not whole
    List<Integer> first = pass(cached, 4);
    assertThat(pass(cached, 7)).isEqualTo(first);
    assertThat(made[0]).isEqualTo(6);
    assertThat(first).isEqualTo(numbers(5).shuffle(5, 1).toList()); // pass 0, whichever is asked
  }

  @Test
  void iteratorsThatCanBeClosedAre() {
    int[] closed = {0};
    class Counting implements Iterator<Integer>, AutoCloseable {
      private int at;

      @Override
      public boolean hasNext() {
        return at < 3;
      }

      @Override
      public Integer next() {
        return at++;
      }

      @Override
      public void close() {
        closed[0]++;
      }
    }
    Dataset<Integer> dataset = Dataset.generate(Counting::new);
    assertThat(dataset.toList()).containsExactly(0, 1, 2);
    assertThat(closed[0]).isEqualTo(1);
    dataset.open(0).close();
    assertThat(closed[0]).isEqualTo(2);
  }

  @Test
  void whatAFunctionThrowsComesOut() {
    Function<Integer, Integer> failing =
        i -> {
          if (i == 5) {
            throw new IllegalArgumentException("five");
          }
          return i;
        };
    for (Dataset<Integer> dataset :
        List.of(
            numbers(9).map(failing),
            numbers(9).map(failing, 2),
            numbers(9).map(failing).map(i -> i, 3),
            numbers(9).map(failing).prefetch(2),
            numbers(9).map(failing, 2).prefetch(1).filter(i -> true))) {
      try (Cursor<Integer> cursor = dataset.open(0)) {
        List<Integer> before = new ArrayList<>();
        assertThatThrownBy(() -> cursor.forEachRemaining(before::add))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("five");
        assertThat(before).containsExactly(0, 1, 2, 3, 4);
      }
    }
  }

  @Test
  void mistakesAreTold() {
    Dataset<Integer> two = numbers(2);
    assertThatThrownBy(() -> two.map(i -> (Integer) null).toList())
        .hasMessageContaining("use filter");
    assertThatThrownBy(() -> two.map(i -> i, 0)).hasMessageContaining("threads");
    assertThatThrownBy(() -> two.shuffle(0, 1)).hasMessageContaining("bufferSize");
    assertThatThrownBy(() -> two.prefetch(0)).hasMessageContaining("prefetch");
    assertThatThrownBy(() -> two.take(-1)).hasMessageContaining("take");
    assertThatThrownBy(() -> two.skip(-1)).hasMessageContaining("skip");
    assertThatThrownBy(() -> two.interleave(i -> two, 0)).hasMessageContaining("cycleLength");
    assertThatThrownBy(
            () -> Dataset.generate(() -> Collections.singleton(null).iterator()).toList())
        .hasMessageContaining("null");
    Cursor<Integer> ended = two.open(0);
    ended.forEachRemaining(i -> {});
    assertThatThrownBy(ended::next).isInstanceOf(NoSuchElementException.class);
    ended.close();
    assertThatThrownBy(ended::hasNext).isInstanceOf(IllegalStateException.class);
  }
}
