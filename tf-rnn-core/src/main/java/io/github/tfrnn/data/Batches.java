package io.github.tfrnn.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Collects rows for each range of lengths until there are enough for a batch. */
final class Batches implements Supplier<Examples> {

  /** What waits in one range. */
  private static final class Waiting {
    final Deque<Examples> elements = new ArrayDeque<>();
    long rows;

    void add(Examples element) {
      elements.addLast(element);
      rows += element.count();
    }

    /** Takes as many rows as there are, but not more than asked for. */
    List<Examples> take(int count) {
      List<Examples> taken = new ArrayList<>();
      int missing = (int) Math.min(count, rows);
      rows -= missing;
      while (missing > 0) {
        Examples first = elements.removeFirst();
        if (first.count() > missing) {
          elements.addFirst(first.slice(missing, first.count()));
          first = first.slice(0, missing);
        }
        taken.add(first);
        missing -= first.count();
      }
      return taken;
    }
  }

  private final Cursor<Examples> source;
  private final Batching options;
  private final List<Waiting> ranges;
  private long batches;

  private Batches(Cursor<Examples> source, Batching options) {
    this.source = source;
    this.options = options;
    this.ranges = IntStream.range(0, options.ranges()).mapToObj(i -> new Waiting()).toList();
  }

  static Cursor<Examples> open(Cursor<Examples> source, Batching options) {
    return Cursor.of(new Batches(source, options), source::close);
  }

  @Override
  public Examples get() {
    for (int i = 0; i < ranges.size(); i++) { // an element of many rows may have left enough
      if (ranges.get(i).rows >= options.batchSize(i)) {
        return batch(i);
      }
    }
    while (source.hasNext()) {
      Examples element = source.next();
      int range = options.range(element);
      ranges.get(range).add(element);
      if (ranges.get(range).rows >= options.batchSize(range)) {
        return batch(range);
      }
    }
    for (int i = 0; i < ranges.size() && !options.dropsRemainder(); i++) {
      if (ranges.get(i).rows > 0) {
        return batch(i);
      }
    }
    return null;
  }

  private Examples batch(int range) {
    List<Examples> parts = ranges.get(range).take(options.batchSize(range));
    try {
      return new Joining(options.padding()).join(parts);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("batch %d: %s".formatted(batches, e.getMessage()), e);
    } finally {
      batches++;
    }
  }
}
