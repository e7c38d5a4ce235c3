package io.github.tfrnn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads give the same elements in the same order, and end. */
@Timeout(60)
class DatasetThreadsTest {

  private static List<Thread> workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread ->
                thread.getName().startsWith(ParallelMap.THREADS)
                    || thread.getName().equals(Prefetch.THREAD))
        .toList();
  }

  private static Dataset<Integer> numbers(int count) {
    return DatasetTest.numbers(count);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void theOrderIsKept(int threads) {
    List<Integer> expected = numbers(300).shuffle(100, 9).map(i -> i * 2).toList();
    Dataset<Integer> parallel =
        numbers(300)
            .shuffle(100, 9)
            .map(
                i -> {
                  for (int spin = 0; spin < i % 10 * 1000; spin++) {
                    Thread.onSpinWait();
                  }
                  return i * 2;
                },
                threads)
            .prefetch(threads);
    assertThat(parallel.toList()).isEqualTo(expected);
    assertThat(parallel.toList()).isEqualTo(expected);
    assertThat(workers()).isEmpty();
  }

  @Test
  void elementsAreMadeAtTheSameTime() {
    CountDownLatch both = new CountDownLatch(2);
    Dataset<Integer> meeting =
        numbers(2)
            .map(
                i -> {
                  both.countDown();
                  try {
                    both.await();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                  return i;
                },
                2);
    assertThat(meeting.toList()).containsExactly(0, 1);
  }

  @Test
  void onlySoManyAreMadeAhead() throws InterruptedException {
    AtomicInteger made = new AtomicInteger();
    Dataset<Integer> ahead = numbers(100).map(i -> made.incrementAndGet()).prefetch(3);
    try (Cursor<Integer> cursor = ahead.open(0)) {
      assertThat(cursor.next()).isEqualTo(1);
      while (made.get() < 4) {
        Thread.sleep(1);
      }
      Thread.sleep(30);
      assertThat(made.get()).isLessThanOrEqualTo(5); // three wait, one is at the door
    }
  }

  @Test
  void closedCursorsEndTheirThreads() {
    Dataset<Integer> endless = numbers(10).repeat().map(i -> i, 3).prefetch(4);
    Cursor<Integer> cursor = endless.open(0);
    cursor.next();
    assertThat(workers()).isNotEmpty();
    cursor.close();
    cursor.close();
    assertThat(workers()).isEmpty();
  }

  @Test
  void aFailureEndsTheThreadsWhenClosed() {
    Dataset<Integer> failing =
        numbers(10)
            .map(
                i -> {
                  throw new IllegalArgumentException("no");
                },
                2);
    try (Cursor<Integer> cursor = failing.prefetch(1).open(0)) {
      try {
        cursor.next();
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessage("no");
      }
    }
    assertThat(workers()).isEmpty();
  }

  @Test
  void errorsComeOutAsTheyAre() {
    Dataset<Integer> failing =
        numbers(10)
            .map(
                i -> {
                  throw new StackOverflowError("deep");
                },
                2);
    try (Cursor<Integer> cursor = failing.prefetch(1).open(0)) {
      Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(cursor::next);
      assertThat(thrown).isInstanceOf(StackOverflowError.class);
    }
  }

  @Test
  void forgottenCursorsEndTheirThreads() throws InterruptedException {
    Supplier<Dataset<Integer>> endless = () -> numbers(10).repeat().map(i -> i, 2).prefetch(2);
    IntStream.range(0, 3).forEach(i -> forget(endless.get()));
    for (int i = 0; i < 500 && !workers().isEmpty(); i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(workers()).isEmpty();
  }

  private static void forget(Dataset<Integer> dataset) {
    Cursor<Integer> cursor = dataset.open(0);
    assertThat(cursor.next()).isZero();
  }
}
