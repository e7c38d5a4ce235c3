package io.github.tfrnn.data;

import io.github.tfrnn.data.internal.PassRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Draws each element from a buffer that the source fills up again. */
final class Shuffle<T> implements Supplier<T> {

  private final Cursor<T> source;
  private final int bufferSize;
  private final RandomGenerator random;
  private final List<T> buffer = new ArrayList<>();

  private Shuffle(Cursor<T> source, int bufferSize, RandomGenerator random) {
    this.source = source;
    this.bufferSize = bufferSize;
    this.random = random;
  }

  static <T> Cursor<T> open(Cursor<T> source, int bufferSize, long seed, long pass) {
    return Cursor.of(new Shuffle<>(source, bufferSize, PassRandom.of(seed, pass)), source::close);
  }

  @Override
  public T get() {
    while (buffer.size() < bufferSize && source.hasNext()) {
      buffer.add(source.next());
    }
    if (buffer.isEmpty()) {
      return null;
    }
    int drawn = random.nextInt(buffer.size());
    T last = buffer.remove(buffer.size() - 1);
    return drawn == buffer.size() ? last : buffer.set(drawn, last);
  }
}
