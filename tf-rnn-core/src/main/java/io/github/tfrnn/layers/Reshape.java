package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;

/**
 * Gives the values of every example another shape: {@code [batch, ...]} becomes {@code [batch,
 * targetShape...]}. Takes masks and does not pass them on, as {@code keras.layers.Reshape}.
 * Immutable.
 *
 * @param targetShape sizes without the batch axis; one of them may be {@link Input#UNKNOWN}, and
 *     follows from the others
 */
public record Reshape(List<Long> targetShape) implements Layer {

  public Reshape {
    targetShape = List.copyOf(targetShape);
    checkArgument(
        targetShape.stream().allMatch(size -> size >= 1 || size == Input.UNKNOWN)
            && targetShape.stream().filter(size -> size == Input.UNKNOWN).count() <= 1,
        "Reshape: sizes must be at least 1, one of them may be Input.UNKNOWN, got %s",
        targetShape);
  }

  /** Returns a layer that makes examples of the given shape. */
  public static Reshape of(long... targetShape) {
    return new Reshape(Arrays.stream(targetShape).boxed().toList());
  }

  private Shape target() {
    return Shape.of(targetShape.stream().mapToLong(Long::longValue).toArray());
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    long known = 1;
    for (long size : targetShape) {
      known *= size == Input.UNKNOWN ? 1 : size;
    }
    Shape example = inputs.tail();
    boolean follows = targetShape.contains(Input.UNKNOWN);
    long missing = Shapes.UNKNOWN;
    if (!example.hasUnknownDimension()) {
      long size = example.size();
      checkArgument(
          follows ? size % known == 0 : size == known,
          "%s: rows of %s have %s values, which do not fill %s.",
          where,
          Shapes.toString(inputs),
          size,
          Shapes.toString(target()));
      missing = size / known;
    }
    long[] axes = new long[targetShape.size() + 1];
    axes[0] = inputs.get(0);
    for (int i = 1; i < axes.length; i++) {
      long size = targetShape.get(i - 1);
      axes[i] = size == Input.UNKNOWN ? missing : size;
    }
    return Shape.of(axes);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return this::reshape;
  }

  private Signal reshape(Call call, Signal input) {
    Ops tf = call.tf();
    List<Operand<TInt32>> axes = new ArrayList<>();
    axes.add(tf.gather(tf.shape(input.values()), tf.constant(0), tf.constant(0)));
    targetShape.forEach(size -> axes.add(tf.constant(Math.toIntExact(size))));
    return Signal.of(
        tf.reshape(input.floats(), tf.stack(axes)), outputShape(call.layer(), input.shape()));
  }
}
