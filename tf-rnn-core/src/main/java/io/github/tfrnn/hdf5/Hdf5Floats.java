package io.github.tfrnn.hdf5;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.data.FloatRows;

/**
 * An array of floating-point numbers. Written as float32; float16 and float64 are read as well.
 *
 * @param values of any shape, the last axis running fastest; a scalar has no axes
 */
public record Hdf5Floats(FloatRows values) implements Hdf5Node {
  public Hdf5Floats {
    requireNonNull(values, "values");
  }
}
