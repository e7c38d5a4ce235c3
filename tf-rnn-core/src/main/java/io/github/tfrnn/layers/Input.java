package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import java.util.Arrays;
import org.tensorflow.ndarray.Shape;

/**
 * Tells the shape of a model's inputs before data comes; Keras's {@code Input}. Only a model's
 * first layer may be one, or the beginning of a model that is wired: {@link #tensor}.
 *
 * <p>Needed where the first layer does not know the size of its inputs' last axis, or a layer needs
 * the number of timesteps. Immutable.
 *
 * @param shape batch first; unknown axes are {@link #UNKNOWN}
 */
public record Input(Shape shape) implements Layer {

  /** An axis of any size, such as the timesteps of sequences of different lengths. */
  public static final long UNKNOWN = Shapes.UNKNOWN;

  public Input {
    checkArgument(shape.numDimensions() >= 1, "Input: the shape needs a batch axis, got %s", shape);
    for (long axis : shape.asArray()) {
      checkArgument(
          axis > 0 || axis == UNKNOWN,
          "Input: sizes must be positive or Input.UNKNOWN, got %s",
          Shapes.toString(shape));
    }
  }

  /**
   * Returns inputs of any batch size.
   *
   * @param axes sizes after the batch axis: {@code of(100)} for 100 token ids, {@code of(UNKNOWN,
   *     13)} for sequences of 13 features
   */
  public static Input of(long... axes) {
    return ofBatch(UNKNOWN, axes);
  }

  /**
   * Returns inputs of one batch size, which stateful layers need.
   *
   * @param batchSize rows of every batch
   * @param axes sizes after the batch axis
   */
  public static Input ofBatch(long batchSize, long... axes) {
    long[] all = new long[axes.length + 1];
    all[0] = batchSize;
    System.arraycopy(axes, 0, all, 1, axes.length);
    return new Input(Shape.of(all));
  }

  /**
   * Returns the tensor that a model wired of layers begins with.
   *
   * @param axes sizes after the batch axis, as in {@link #of}
   */
  public static SymbolicTensor tensor(long... axes) {
    return of(axes).apply();
  }

  /**
   * Returns the tensor that a model wired of layers begins with, under a name that data is given
   * by.
   *
   * @param axes sizes after the batch axis, as in {@link #of}
   */
  public static SymbolicTensor tensor(String name, long... axes) {
    return of(axes).named(name).apply();
  }

  /** Keras's name for the layer that an input is. */
  @Override
  public String kind() {
    return "InputLayer";
  }

  /** Unlike shapes themselves, inputs with unknown axes can be equal. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Input input && Arrays.equals(shape.asArray(), input.shape.asArray());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(shape.asArray());
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    checkArgument(
        shape.isCompatibleWith(inputs),
        "%s: the model takes %s, got %s",
        where,
        Shapes.toString(shape),
        Shapes.toString(inputs));
    return shape;
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return (call, input) -> input;
  }
}
