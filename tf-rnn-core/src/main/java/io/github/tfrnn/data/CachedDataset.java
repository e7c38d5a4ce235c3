package io.github.tfrnn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Keeps the elements of its source once a cursor has gone through all of them. Thread-safe. */
final class CachedDataset<T> implements Dataset<T> {

  private final Dataset<T> source;
  private volatile List<T> kept; // null until then

  CachedDataset(Dataset<T> source) {
    this.source = source;
  }

  @Override
  public Cursor<T> open(long pass) {
    List<T> all = kept;
    if (all != null) {
      return Sequentially.of(all.iterator());
    }
    Cursor<T> cursor = source.open(0);
    List<T> seen = new ArrayList<>();
    return Cursor.of(
        () -> {
          T element = Sequentially.pull(cursor);
          if (element != null) {
            seen.add(element);
          } else if (kept == null) { // two passes at once find the same
            kept = List.copyOf(seen);
          }
          return element;
        },
        cursor::close);
  }

  @Override
  public OptionalLong size() {
    List<T> all = kept;
    return all == null ? source.size() : OptionalLong.of(all.size());
  }
}
