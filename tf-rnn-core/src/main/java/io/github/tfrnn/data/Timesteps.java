package io.github.tfrnn.data;

import org.tensorflow.ndarray.Shape;

/** Which rows are sequences, and how long they are. */
final class Timesteps {

  /** Returns whether inputs or labels are sequences: ids of two axes, floats of three or more. */
  static boolean has(Rows rows) {
    int axes = rows.shape().numDimensions();
    return rows instanceof IntRows ? axes == 2 : axes >= 3;
  }

  static int of(Rows sequences) {
    return Math.toIntExact(sequences.shape().get(1));
  }

  /** Returns the timesteps of the longest input. */
  static int ofInputs(Examples examples) {
    return examples.x().rows().stream()
        .filter(Timesteps::has)
        .mapToInt(Timesteps::of)
        .max()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "byLength: no input has timesteps: ids must be [rows, timesteps], features"
                        + " [rows, timesteps, features]. Say with lengthOf what a length is."));
  }

  /** Returns a shape with another number of rows and of timesteps. */
  static Shape shape(Rows like, int rows, int timesteps) {
    long[] axes = like.shape().asArray().clone();
    axes[0] = rows;
    axes[1] = timesteps;
    return Shape.of(axes);
  }

  private Timesteps() {}
}
