package io.github.tfrnn.hdf5;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import org.tensorflow.ndarray.Shape;

/**
 * An array of a few integers: counters, states of random generators. Written as int64. Immutable.
 *
 * @param shape a scalar has no axes
 * @param values the last axis running fastest
 */
public record Hdf5Integers(Shape shape, List<Long> values) implements Hdf5Node {

  public Hdf5Integers {
    values = List.copyOf(values);
    checkArgument(
        shape.size() == values.size(), "%s integers do not fill %s", values.size(), shape);
  }

  /** Returns a scalar. */
  public static Hdf5Integers scalar(long value) {
    return new Hdf5Integers(Shape.scalar(), List.of(value));
  }
}
