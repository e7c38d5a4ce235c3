package io.github.tfrnn.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Goes through several cursors in turn; where one has ended, the next one opened takes its place.
 */
final class Interleave<T, R> implements Supplier<R> {

  private final Cursor<T> source;
  private final Function<T, Cursor<R>> opener;
  private final List<Cursor<R>> cycle; // null where none is open
  private int turn;
  private int open;

  private Interleave(Cursor<T> source, Function<T, Cursor<R>> opener, int cycleLength) {
    this.source = source;
    this.opener = opener;
    this.cycle = new ArrayList<>(Collections.nCopies(cycleLength, null));
  }

  static <T, R> Cursor<R> open(Cursor<T> source, Function<T, Cursor<R>> opener, int cycleLength) {
    Interleave<T, R> interleave = new Interleave<>(source, opener, cycleLength);
    return Cursor.of(interleave, interleave::close);
  }

  @Override
  public R get() {
    while (true) {
      if (cycle.get(turn) == null && source.hasNext()) {
        cycle.set(turn, opener.apply(source.next()));
        open++;
      }
      Cursor<R> current = cycle.get(turn);
      R element = current == null ? null : Sequentially.pull(current);
      if (current != null && element == null) {
        current.close();
        cycle.set(turn, null);
        open--;
      }
      turn = (turn + 1) % cycle.size();
      if (element != null || (open == 0 && !source.hasNext())) {
        return element;
      }
    }
  }

  private void close() {
    for (Cursor<R> each : cycle) {
      if (each != null) {
        each.close();
      }
    }
    source.close();
  }
}
