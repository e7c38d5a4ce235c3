package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.ndarray.Shape;

/** Axes as users number them: from 0, or from the last with −1. */
final class Axes {

  /** Returns an axis as counted from 0; refuses the batch axis and those that are not there. */
  static int of(String where, int axis, Shape inputs) {
    int rank = inputs.numDimensions();
    checkArgument(
        rank >= 2,
        "%s: inputs must have an axis besides the batch's, got %s.",
        where,
        Shapes.toString(inputs));
    int found = axis < 0 ? axis + rank : axis;
    checkArgument(
        found >= 1 && found < rank,
        "%s: axis %s is not one of %s besides the batch's.",
        where,
        axis,
        Shapes.toString(inputs));
    return found;
  }

  /** Returns axes as counted from 0, in ascending order. */
  static int[] of(String where, List<Integer> axes, Shape inputs) {
    int[] found =
        axes.stream().mapToInt(axis -> of(where, axis, inputs)).sorted().distinct().toArray();
    checkArgument(found.length == axes.size(), "%s: axes %s name one twice.", where, axes);
    return found;
  }

  /** Returns the sizes of some axes; refuses those that are unknown. */
  static Shape sizes(String where, int[] axes, Shape inputs) {
    long[] sizes = new long[axes.length];
    for (int i = 0; i < axes.length; i++) {
      sizes[i] = inputs.get(axes[i]);
      checkArgument(
          sizes[i] != Shapes.UNKNOWN,
          "%s: the size of axis %s must be known, got %s. Start the model with an Input that tells"
              + " it.",
          where,
          axes[i],
          Shapes.toString(inputs));
    }
    return Shape.of(sizes);
  }

  /** Returns the given sizes at the given axes, 1 at all others of {@code rank} axes. */
  static Shape spread(int[] axes, Shape sizes, int rank) {
    long[] all = new long[rank];
    Arrays.fill(all, 1);
    for (int i = 0; i < axes.length; i++) {
      all[axes[i]] = sizes.get(i);
    }
    return Shape.of(all);
  }

  private Axes() {}
}
