package io.github.tfrnn.training.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.data.Cursor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Does a batch that is made ahead come in its turn, once, and never stay open? */
class BatchesAheadTest {

  private final AtomicInteger made = new AtomicInteger();
  private final List<Integer> closed = new CopyOnWriteArrayList<>();

  private Cursor<Integer> ahead(int count) {
    return ahead(
        count,
        number -> {
          made.incrementAndGet();
          return number;
        });
  }

  private Cursor<Integer> ahead(int count, IntUnaryOperator maker) {
    AtomicInteger next = new AtomicInteger();
    return new BatchesAhead<>(
        Cursor.of(
            () -> next.get() == count ? null : maker.applyAsInt(next.getAndIncrement()), () -> {}),
        closed::add);
  }

  @Test
  void givesAllInOrder() {
    try (Cursor<Integer> source = ahead(1_000)) {
      for (int i = 0; i < 1_000; i++) {
        assertThat(source.next()).isEqualTo(i);
        assertThat(made.get()).as("one ahead at most").isLessThanOrEqualTo(i + 2);
      }
    }
    assertThat(closed).isEmpty();
    assertNoThread();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void closesWhatNobodyAskedFor(int taken) {
    for (int round = 0; round < 200; round++) {
      made.set(0);
      closed.clear();
      try (Cursor<Integer> source = ahead(100)) {
        for (int i = 0; i < taken; i++) {
          assertThat(source.next()).isEqualTo(i);
        }
        while (round % 2 == 0 && made.get() == taken) {
          Thread.onSpinWait(); // closed while the next one waits; in the other rounds, at any time
        }
      }
      assertThat(closed).hasSize(made.get() - taken);
      assertNoThread();
    }
  }

  @Test
  void whatMakingThrowsComesOutUnchangedAndInItsTurn() {
    RuntimeException failure = new IllegalStateException("no third");
    Error error = new OutOfMemoryError("not really");
    for (Throwable thrown : List.of(failure, error)) {
      try (Cursor<Integer> source = ahead(9, number -> failAt2(number, thrown))) {
        assertThat(source.next()).isZero();
        assertThat(source.next()).isEqualTo(1);
        assertThatThrownBy(source::next).isSameAs(thrown);
      }
      assertNoThread();
    }
    assertThat(closed).isEmpty();
  }

  private static int failAt2(int number, Throwable thrown) {
    if (number == 2) {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    }
    return number;
  }

  @Test
  void anInterruptedThreadGoesOnAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    try (Cursor<Integer> source = ahead(3)) {
      assertThat(List.of(source.next(), source.next(), source.next())).containsExactly(0, 1, 2);
    }
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void assertNoThread() {
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals(BatchesAhead.THREAD));
  }
}
