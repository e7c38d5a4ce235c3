package io.github.tfrnn.graph;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.tensorflow.ndarray.Shape;

/** Shapes as users read them, and the questions that layers ask of them. */
public final class Shapes {

  /** An axis whose size is not known before data comes. */
  public static final long UNKNOWN = Shape.UNKNOWN_SIZE;

  /** Returns the shape in brackets, an unknown axis as a question mark: {@code [?, 100, 128]}. */
  public static String toString(Shape shape) {
    return Arrays.stream(shape.asArray())
        .mapToObj(Shapes::axis)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** Returns one axis as users read it: its size, or a question mark. */
  public static String axis(long size) {
    return size == UNKNOWN ? "?" : Long.toString(size);
  }

  /** Returns {@code shape} with its last axis replaced. */
  public static Shape withLast(Shape shape, long size) {
    long[] axes = shape.asArray().clone();
    axes[axes.length - 1] = size;
    return Shape.of(axes);
  }

  /** Returns the size of the last axis. */
  public static long last(Shape shape) {
    return shape.get(shape.numDimensions() - 1);
  }

  /**
   * Returns the features of {@code [batch, timesteps, features]}.
   *
   * @param where the layer, as it is to be named in a message
   * @throws IllegalArgumentException if the shape has another rank, or the features are unknown
   */
  public static long requireSequence(String where, Shape shape) {
    checkArgument(
        shape.numDimensions() == 3,
        "%s: inputs must be [batch, timesteps, features], got %s.%s",
        where,
        toString(shape),
        shape.numDimensions() == 2
            ? " Token ids? Put an Embedding before it. Values of one feature? Give them a last"
                + " axis of 1. After a recurrent layer? Let that one return sequences."
            : "");
    return requireFeatures(where, shape);
  }

  /**
   * Returns the size of the last axis of a shape of rank 2 or more.
   *
   * @param where the layer, as it is to be named in a message
   * @throws IllegalArgumentException if there is no last axis beside the batch's, or it is unknown
   */
  public static long requireFeatures(String where, Shape shape) {
    checkArgument(
        shape.numDimensions() >= 2,
        "%s: inputs must be [batch, ..., features], got %s.",
        where,
        toString(shape));
    checkArgument(
        last(shape) != UNKNOWN,
        "%s: the size of the inputs' last axis must be known, got %s. Start the model with an Input"
            + " that tells it.",
        where,
        toString(shape));
    return last(shape);
  }

  private Shapes() {}
}
