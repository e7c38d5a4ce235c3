package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Puts all values of an example in one row: {@code [batch, ...]} becomes {@code [batch, size]}.
 * Takes masks and does not pass them on, as {@code keras.layers.Flatten}. Immutable.
 *
 * @param dataFormat where the channels stand; the row has them last in either case
 */
public record Flatten(DataFormat dataFormat) implements Layer {

  public Flatten {
    requireNonNull(dataFormat, "dataFormat");
  }

  /** Returns the layer with Keras's defaults. */
  public static Flatten create() {
    return new Flatten(DataFormat.CHANNELS_LAST);
  }

  /** Returns the same for channels that stand elsewhere. */
  public Flatten withDataFormat(DataFormat newDataFormat) {
    return new Flatten(newDataFormat);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    Shape example = inputs.tail();
    checkArgument(
        !example.hasUnknownDimension(),
        "%s: every axis but the batch's must be known, got %s. Start the model with an Input that"
            + " tells the number of timesteps, such as Input.of(100).",
        where,
        Shapes.toString(inputs));
    return Shape.of(inputs.get(0), example.size());
  }

  @Override
  public boolean needsTimesteps() {
    return true;
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    int size = Math.toIntExact(inputs.tail().size());
    return (call, input) -> flatten(call, input, size);
  }

  private Signal flatten(Call call, Signal input, int size) {
    Ops tf = call.tf();
    Operand<TFloat32> x = dataFormat.toLast(tf, input.floats(), input.shape().numDimensions());
    return Signal.of(tf.reshape(x, tf.array(-1, size)), Shape.of(input.shape().get(0), size));
  }
}
