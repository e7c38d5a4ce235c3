package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.ops.DropoutOps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Sets a share of its inputs to zero while training and scales up the others; the identity
 * otherwise (Srivastava et al. 2014). Inputs of any shape; passes masks on. Behaves as {@code
 * keras.layers.Dropout}. Immutable.
 *
 * @param rate share that is dropped, in [0, 1)
 * @param noiseShape sizes of what is drawn, batch first: 1 where all along an axis are dropped
 *     together, {@link Input#UNKNOWN}, as Keras's {@code None}, or the inputs' own size elsewhere;
 *     {@code [-1, 1, -1]} drops whole features of a sequence; empty if each entry is drawn by
 *     itself
 */
public record Dropout(float rate, List<Long> noiseShape) implements Layer {

  public Dropout {
    checkArgument(rate >= 0 && rate < 1, "Dropout: rate must be in [0, 1), got %s", rate);
    noiseShape = List.copyOf(noiseShape);
    checkArgument(
        noiseShape.stream().allMatch(size -> size >= 1 || size == Input.UNKNOWN),
        "Dropout: sizes of noiseShape must be at least 1, or Input.UNKNOWN for the inputs' own, got"
            + " %s",
        noiseShape);
  }

  /** Returns a layer that drops a share of its inputs. */
  public static Dropout of(double rate) {
    return new Dropout((float) rate, List.of());
  }

  /** Returns the same that drops together what lies along axes of size 1. */
  public Dropout withNoiseShape(long... sizes) {
    return new Dropout(rate, Arrays.stream(sizes).boxed().toList());
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    if (noiseShape.isEmpty()) {
      return inputs;
    }
    checkArgument(
        noiseShape.size() == inputs.numDimensions(),
        "%s: noiseShape must have a size for every axis of the inputs, batch first, got %s for %s.",
        where,
        noise(),
        Shapes.toString(inputs));
    for (int i = 0; i < noiseShape.size(); i++) {
      long size = noiseShape.get(i);
      checkArgument(
          size == 1 || size == Input.UNKNOWN || size == inputs.get(i),
          "%s: sizes of noiseShape must be 1, Input.UNKNOWN or the inputs' own, got %s for %s.",
          where,
          noise(),
          Shapes.toString(inputs));
    }
    return inputs;
  }

  private String noise() {
    return Shapes.toString(Shape.of(noiseShape.stream().mapToLong(Long::longValue).toArray()));
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return this::drop;
  }

  private Signal drop(Call call, Signal input) {
    if (!call.training() || rate == 0) {
      return input;
    }
    Operand<TFloat32> x = input.floats();
    return input.then(call.tf().math.mul(x, factors(call, x, input.shape())), input.shape());
  }

  private Operand<TFloat32> factors(Call call, Operand<TFloat32> x, Shape shape) {
    Ops tf = call.tf();
    int rank = shape.numDimensions();
    if (noiseShape.isEmpty()) {
      return DropoutOps.factors(call, rate, DropoutOps.rest(tf, x), rank);
    }
    Operand<TInt32> own = tf.shape(x);
    List<Operand<TInt32>> sizes = new ArrayList<>();
    for (int i = 1; i < rank; i++) {
      sizes.add(
          noiseShape.get(i) == 1 ? tf.constant(1) : tf.gather(own, tf.constant(i), tf.constant(0)));
    }
    Operand<TInt32> rest = sizes.isEmpty() ? tf.constant(new int[0]) : tf.stack(sizes);
    return noiseShape.get(0) == 1
        ? DropoutOps.factorsForAllRows(call, rate, rest)
        : DropoutOps.factors(call, rate, rest, rank);
  }
}
