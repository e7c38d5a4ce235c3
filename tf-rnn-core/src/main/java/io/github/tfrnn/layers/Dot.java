package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The dot products of two inputs along one axis of each, row by row.
 *
 * <p><b>Shapes</b>: two inputs, {@code [batch, ...]}, with an axis of equal size each; output the
 * axes that are left of the first, then those of the second: {@code [batch, 5, 7]} of {@code
 * [batch, 5, 3]} and {@code [batch, 3, 7]} along axes 2 and 1. At least one axis stays beside the
 * batch's. No mask comes out. Behaves as {@code keras.layers.Dot}. Immutable.
 *
 * @param axis of the first input; counted from the end if negative
 * @param otherAxis of the second input
 * @param normalize whether both are scaled to length 1 along their axis: the cosine comes out
 */
public record Dot(int axis, int otherAxis, boolean normalize) implements MultiInputLayer {

  private static final float EPSILON =
      1e-14f; // Keras's bound for the sum of squares: 1e-7, squared

  /** Returns products along the same axis of both. */
  public static Dot of(int axis) {
    return new Dot(axis, axis, false);
  }

  /** Returns products along an axis of each. */
  public static Dot of(int axis, int otherAxis) {
    return new Dot(axis, otherAxis, false);
  }

  /** Returns the same, scaling to length 1 before or not. */
  public Dot withNormalize(boolean newNormalize) {
    return new Dot(axis, otherAxis, newNormalize);
  }

  @Override
  public List<Shape> outputShapes(String where, List<Shape> inputs) {
    checkArgument(inputs.size() == 2, "%s: takes two inputs, got %s.", where, inputs.size());
    int first = Axes.of(where, axis, inputs.get(0));
    int second = Axes.of(where, otherAxis, inputs.get(1));
    checkArgument(
        Shape.of(inputs.get(0).get(first)).isCompatibleWith(Shape.of(inputs.get(1).get(second))),
        "%s: axis %s of the first input and axis %s of the second must be of equal size, got %s.",
        where,
        first,
        second,
        Merging.text(inputs));
    List<Long> sizes = new ArrayList<>(rest(inputs.get(0), first));
    sizes.addAll(rest(inputs.get(1), second));
    sizes.add(0, inputs.get(0).get(0));
    if (sizes.size() == 1) {
      sizes.add(1L);
    }
    return List.of(Shape.of(sizes.stream().mapToLong(Long::longValue).toArray()));
  }

  /** The sizes of all axes but the batch's and one other. */
  private static List<Long> rest(Shape shape, int without) {
    return IntStream.range(1, shape.numDimensions())
        .filter(i -> i != without)
        .mapToObj(shape::get)
        .toList();
  }

  @Override
  public BuiltLayer build(BuildContext context, List<Shape> inputs) {
    return (BuiltMultiInput) this::multiply;
  }

  private List<Signal> multiply(Call call, List<Signal> inputs) {
    Ops tf = call.tf();
    Signal a = inputs.get(0);
    Signal b = inputs.get(1);
    int first = Axes.of(call.layer(), axis, a.shape());
    int second = Axes.of(call.layer(), otherAxis, b.shape());
    Operand<TFloat32> left = matrices(tf, a, first); // [batch, what stays, summed over]
    Operand<TFloat32> right = matrices(tf, b, second);
    Operand<TFloat32> products =
        tf.train.batchMatMul(
            left, right, TFloat32.class, org.tensorflow.op.train.BatchMatMul.adjY(true));
    Shape shape = outputShapes(call.layer(), List.of(a.shape(), b.shape())).get(0);
    Operand<TInt32> axes =
        tf.concat(
            List.of(
                tf.slice(tf.shape(a.values()), tf.array(0), tf.array(1)),
                kept(tf, a, first),
                kept(tf, b, second),
                shape.numDimensions() == 2 && onlyBatch(a, b) ? tf.array(1) : empty(tf)),
            tf.constant(0));
    return List.of(Signal.of(tf.reshape(products, axes), shape));
  }

  private static boolean onlyBatch(Signal a, Signal b) {
    return a.shape().numDimensions() == 2 && b.shape().numDimensions() == 2;
  }

  private static Operand<TInt32> empty(Ops tf) {
    return tf.slice(tf.array(0), tf.array(0), tf.array(0));
  }

  private Operand<TFloat32> matrices(Ops tf, Signal input, int along) {
    int rank = input.shape().numDimensions();
    int[] order = new int[rank];
    int next = 1;
    for (int i = 1; i < rank; i++) {
      if (i != along) {
        order[next++] = i;
      }
    }
    order[rank - 1] = along;
    Operand<TFloat32> x = input.floats();
    if (normalize) {
      Operand<TFloat32> squares = tf.sum(tf.math.square(x), tf.constant(along), Sum.keepDims(true));
      x = tf.math.mul(x, tf.math.rsqrt(tf.math.maximum(squares, tf.constant(EPSILON))));
    }
    Operand<TFloat32> last = along == rank - 1 ? x : tf.linalg.transpose(x, tf.constant(order));
    Operand<TInt32> sizes = tf.shape(last);
    Operand<TInt32> batch = tf.slice(sizes, tf.array(0), tf.array(1));
    Operand<TInt32> summed = tf.slice(sizes, tf.array(rank - 1), tf.array(1));
    Operand<TInt32> stays = tf.prod(tf.slice(sizes, tf.array(1), tf.array(rank - 2)), tf.array(0));
    return tf.reshape(
        last, tf.concat(List.of(batch, tf.reshape(stays, tf.array(1)), summed), tf.constant(0)));
  }

  private static Operand<TInt32> kept(Ops tf, Signal input, int along) {
    Operand<TInt32> sizes = tf.shape(input.values());
    int rank = input.shape().numDimensions();
    return tf.concat(
        List.of(
            tf.slice(sizes, tf.array(1), tf.array(along - 1)),
            tf.slice(sizes, tf.array(along + 1), tf.array(rank - along - 1))),
        tf.constant(0));
  }
}
