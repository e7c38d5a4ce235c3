package io.github.tfrnn.data;

import io.github.tfrnn.graph.Shapes;
import org.tensorflow.ndarray.Shape;

/** Values of several axes in one Java array. */
final class Flat {

  /**
   * Returns the number of values.
   *
   * @param what the values are, as it is to be named in a message
   * @throws IllegalArgumentException if one array cannot hold them
   */
  static int size(String what, Shape shape) {
    double size = 1;
    for (long axis : shape.asArray()) {
      size *= axis;
    }
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "%s are %s: %.0f values, and at most %d go into one array. Give the data in parts."
              .formatted(what, Shapes.toString(shape), size, Integer.MAX_VALUE - 8));
    }
    return (int) size;
  }

  private Flat() {}
}
