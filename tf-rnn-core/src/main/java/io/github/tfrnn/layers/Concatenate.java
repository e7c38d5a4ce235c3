package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
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
import org.tensorflow.types.TInt32;

/**
 * Puts its inputs one after the other along one axis.
 *
 * <p><b>Shapes</b>: inputs that differ along that axis alone. Where one input has a mask, the
 * output has one: the masks one after the other along the timesteps; otherwise where either counts,
 * which is everywhere for an input without a mask. Behaves as {@code keras.layers.Concatenate}.
 * Immutable.
 *
 * @param axis not the batch's; counted from the end if negative
 */
public record Concatenate(int axis) implements MultiInputLayer {

  /** Returns a layer that works on the last axis. */
  public static Concatenate create() {
    return new Concatenate(-1);
  }

  /** Returns a layer that works on the given axis. */
  public static Concatenate of(int axis) {
    return new Concatenate(axis);
  }

  @Override
  public List<Shape> outputShapes(String where, List<Shape> inputs) {
    int at = Axes.of(where, axis, inputs.get(0));
    long[] joined = inputs.get(0).asArray().clone();
    for (Shape shape : inputs.subList(1, inputs.size())) {
      checkArgument(
          shape.numDimensions() == joined.length && fits(joined, shape, at),
          "%s: inputs must be of equal shape but for axis %s, got %s.",
          where,
          at,
          Merging.text(inputs));
      for (int i = 0; i < joined.length; i++) {
        long size = shape.get(i);
        if (i == at) {
          joined[i] =
              joined[i] == Shapes.UNKNOWN || size == Shapes.UNKNOWN
                  ? Shapes.UNKNOWN
                  : joined[i] + size;
        } else if (joined[i] == Shapes.UNKNOWN) {
          joined[i] = size;
        }
      }
    }
    return List.of(Shape.of(joined));
  }

  private static boolean fits(long[] joined, Shape shape, int at) {
    for (int i = 0; i < joined.length; i++) {
      long size = shape.get(i);
      if (i != at && size != joined[i] && size != Shapes.UNKNOWN && joined[i] != Shapes.UNKNOWN) {
        return false;
      }
    }
    return true;
  }

  @Override
  public BuiltLayer build(BuildContext context, List<Shape> inputs) {
    return (BuiltMultiInput) this::concatenate;
  }

  private List<Signal> concatenate(Call call, List<Signal> inputs) {
    Ops tf = call.tf();
    List<Shape> shapes = inputs.stream().map(Signal::shape).toList();
    int at = Axes.of(call.layer(), axis, shapes.get(0));
    List<Operand<TFloat32>> values = inputs.stream().map(Signal::floats).toList();
    Operand<TFloat32> joined =
        values.size() == 1 ? values.get(0) : tf.concat(values, tf.constant(at));
    Signal output = Signal.of(joined, outputShapes(call.layer(), shapes).get(0));
    return List.of(output.withMask(mask(tf, inputs, at).orElse(null)));
  }

  private static Optional<Operand<TBool>> mask(Ops tf, List<Signal> inputs, int at) {
    if (inputs.stream().allMatch(input -> input.mask().isEmpty())) {
      return Optional.empty();
    }
    List<Operand<TBool>> masks = new ArrayList<>();
    for (Signal input : inputs) {
      masks.add(input.mask().orElseGet(() -> everywhere(tf, input)));
    }
    return at == 1
        ? Optional.of(tf.concat(masks, tf.constant(1)))
        : masks.stream().reduce(tf.math::logicalOr);
  }

  private static Operand<TBool> everywhere(Ops tf, Signal input) {
    Operand<TInt32> batchAndTime = tf.slice(tf.shape(input.values()), tf.array(0), tf.array(2));
    return tf.fill(batchAndTime, tf.constant(true));
  }
}
