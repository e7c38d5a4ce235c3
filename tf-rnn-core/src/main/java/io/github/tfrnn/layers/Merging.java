package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** What layers that merge their inputs element by element have in common. */
final class Merging {

  /** Makes one value of several. */
  @FunctionalInterface
  interface Merge {
    /**
     * Adds the operations.
     *
     * @param values of equal rank, of which axes of size 1 go with any size
     * @param masks {@code [batch, timesteps, 1, ...]}, of the values' rank; empty where a value has
     *     none
     */
    Operand<TFloat32> apply(
        Ops tf, List<Operand<TFloat32>> values, List<Optional<Operand<TBool>>> masks);
  }

  /** Merges two values. */
  @FunctionalInterface
  interface Pairwise {
    /** Adds the operation. */
    Operand<TFloat32> apply(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b);
  }

  /** Returns a merge of the first two, then of that and the third, and so on. */
  static Merge oneByOne(Pairwise pairwise) {
    return (tf, values, masks) -> {
      Operand<TFloat32> merged = values.get(0);
      for (Operand<TFloat32> next : values.subList(1, values.size())) {
        merged = pairwise.apply(tf, merged, next);
      }
      return merged;
    };
  }

  /**
   * Returns a merge that takes values from where their masks count, as Keras's Maximum and Minimum
   * do: where one does not count, the others decide.
   */
  static Merge whereTheyCount(Pairwise pairwise) {
    return (tf, values, masks) -> {
      Operand<TFloat32> merged = values.get(0);
      Optional<Operand<TBool>> counts = masks.get(0);
      for (int i = 1; i < values.size(); i++) {
        Operand<TFloat32> next = values.get(i);
        Optional<Operand<TBool>> ofNext = masks.get(i);
        if (ofNext.isPresent()) {
          next = tf.select(ofNext.get(), next, merged);
        }
        if (counts.isPresent()) {
          merged = tf.select(counts.get(), merged, next);
        }
        counts =
            counts.isPresent() && ofNext.isPresent()
                ? Optional.of(tf.math.logicalOr(counts.get(), ofNext.get()))
                : Optional.empty();
        merged = pairwise.apply(tf, merged, next);
      }
      return merged;
    };
  }

  /** Returns the shape of inputs merged element by element. */
  static List<Shape> outputShapes(String where, List<Shape> inputs) {
    checkArgument(
        inputs.stream().allMatch(shape -> shape.numDimensions() >= 2),
        "%s: inputs must have an axis besides the batch's, got %s.",
        where,
        text(inputs));
    int rank = inputs.stream().mapToInt(Shape::numDimensions).max().orElseThrow();
    long[] merged = new long[rank];
    for (int axis = 0; axis < rank; axis++) {
      merged[axis] = 1;
      for (Shape shape : inputs) {
        long size = size(shape, axis, rank);
        checkArgument(
            size == merged[axis]
                || size == 1
                || merged[axis] == 1
                || anyUnknown(size, merged[axis]),
            "%s: inputs must be of equal shape, or 1 where they differ, got %s.",
            where,
            text(inputs));
        if (merged[axis] == 1 || (merged[axis] == Shapes.UNKNOWN && size != 1)) {
          merged[axis] = size;
        }
      }
    }
    return List.of(Shape.of(merged));
  }

  private static boolean anyUnknown(long a, long b) {
    return a == Shapes.UNKNOWN || b == Shapes.UNKNOWN;
  }

  /** The size of an axis of a shape that is brought to a rank by axes of 1 after the batch's. */
  private static long size(Shape shape, int axis, int rank) {
    int missing = rank - shape.numDimensions();
    if (axis == 0) {
      return shape.get(0);
    }
    return axis <= missing ? 1 : shape.get(axis - missing);
  }

  static String text(List<Shape> shapes) {
    return String.join(" and ", shapes.stream().map(Shapes::toString).toList());
  }

  /** Returns a layer without weights that merges its inputs. */
  static BuiltMultiInput built(Merge merge) {
    return (call, inputs) -> {
      Ops tf = call.tf();
      List<Shape> shapes = inputs.stream().map(Signal::shape).toList();
      Shape shape = outputShapes(call.layer(), shapes).get(0);
      int rank = shape.numDimensions();
      List<Operand<TFloat32>> values = new ArrayList<>();
      List<Optional<Operand<TBool>>> masks = new ArrayList<>();
      for (Signal input : inputs) {
        Operand<TFloat32> value = input.floats();
        for (int n = input.shape().numDimensions(); n < rank; n++) {
          value = tf.expandDims(value, tf.constant(1));
        }
        values.add(value);
        masks.add(input.mask().map(mask -> spread(tf, mask, rank)));
      }
      Operand<TFloat32> merged = merge.apply(tf, values, masks);
      return List.of(Signal.of(merged, shape).withMask(either(tf, inputs).orElse(null)));
    };
  }

  private static Operand<TBool> spread(Ops tf, Operand<TBool> mask, int rank) {
    Operand<TBool> spread = mask;
    for (int n = 2; n < rank; n++) {
      spread = tf.expandDims(spread, tf.constant(-1));
    }
    return spread;
  }

  /** Returns where one of the inputs counts; nothing if one has no mask. */
  static Optional<Operand<TBool>> either(Ops tf, List<Signal> inputs) {
    if (inputs.stream().anyMatch(input -> input.mask().isEmpty())) {
      return Optional.empty();
    }
    return inputs.stream().map(input -> input.mask().orElseThrow()).reduce(tf.math::logicalOr);
  }

  private Merging() {}
}
