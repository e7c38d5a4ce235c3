package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Where the channels, or features, stand among the axes of inputs and outputs. The shapes of
 * weights are the same in both.
 */
public enum DataFormat {
  /** {@code [batch, timesteps, features]}, {@code [batch, rows, columns, channels]}. */
  CHANNELS_LAST,
  /**
   * {@code [batch, features, timesteps]}, {@code [batch, channels, rows, columns]}. Computed with
   * channels last, between two transpositions.
   */
  CHANNELS_FIRST;

  /** Returns where the axis {@code index} of those that windows slide along stands. */
  int axis(int index) {
    return this == CHANNELS_LAST ? index + 1 : index + 2;
  }

  /** Returns where the axes that windows slide along stand. */
  int[] axes(int count) {
    return IntStream.range(0, count).map(this::axis).toArray();
  }

  /** Returns the number of channels. */
  long channels(Shape inputs) {
    return inputs.get(this == CHANNELS_LAST ? inputs.numDimensions() - 1 : 1);
  }

  /** Returns a shape with the given sizes along the axes that windows slide along. */
  Shape shape(long batch, long channels, long... sizes) {
    long[] all = new long[sizes.length + 2];
    all[0] = batch;
    all[this == CHANNELS_LAST ? all.length - 1 : 1] = channels;
    System.arraycopy(sizes, 0, all, axis(0), sizes.length);
    return Shape.of(all);
  }

  /**
   * Returns the number of channels.
   *
   * @param where the layer, as it is to be named in a message
   * @param axes how many axes windows slide along, 1 or 2
   * @throws IllegalArgumentException if the shape has another rank, or the channels are unknown
   */
  long requireChannels(String where, Shape inputs, int axes) {
    if (this == CHANNELS_LAST && axes == 1) {
      return Shapes.requireSequence(where, inputs);
    }
    checkArgument(
        inputs.numDimensions() == axes + 2,
        "%s: inputs must be %s, got %s.%s",
        where,
        names(axes),
        Shapes.toString(inputs),
        axes == 2 && inputs.numDimensions() == 3
            ? " One channel? Give them an axis of 1 with a Reshape."
            : "");
    checkArgument(
        channels(inputs) != Shapes.UNKNOWN,
        "%s: the number of channels must be known, got %s for %s. Start the model with an Input"
            + " that tells it.",
        where,
        Shapes.toString(inputs),
        names(axes));
    return channels(inputs);
  }

  private String names(int axes) {
    if (axes == 1) {
      return "[batch, features, timesteps]";
    }
    return this == CHANNELS_LAST
        ? "[batch, rows, columns, channels]"
        : "[batch, channels, rows, columns]";
  }

  /** Returns values in this format with their channels last. */
  Operand<TFloat32> toLast(Ops tf, Operand<TFloat32> values, int rank) {
    return move(tf, values, rank, 1, rank - 1);
  }

  /** Returns values with channels last in this format. */
  Operand<TFloat32> fromLast(Ops tf, Operand<TFloat32> values, int rank) {
    return move(tf, values, rank, rank - 1, 1);
  }

  private Operand<TFloat32> move(Ops tf, Operand<TFloat32> values, int rank, int from, int to) {
    if (this == CHANNELS_LAST || rank < 3) {
      return values;
    }
    int[] order = new int[rank];
    for (int i = 0, next = 0; i < rank; i++) {
      next += next == from ? 1 : 0;
      order[i] = i == to ? from : next++;
    }
    return tf.linalg.transpose(values, tf.array(order));
  }
}
