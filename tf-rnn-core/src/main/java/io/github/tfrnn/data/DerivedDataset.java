package io.github.tfrnn.data;

import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * A data set made of functions.
 *
 * @param elements asked each time that the size is asked for
 * @param opener makes a cursor from the number of a pass
 */
record DerivedDataset<T>(Supplier<OptionalLong> elements, LongFunction<Cursor<T>> opener)
    implements Dataset<T> {

  static <T> Dataset<T> ofUnknownSize(LongFunction<Cursor<T>> opener) {
    return new DerivedDataset<>(OptionalLong::empty, opener);
  }

  @Override
  public Cursor<T> open(long pass) {
    return opener.apply(pass);
  }

  @Override
  public OptionalLong size() {
    return elements.get();
  }
}
