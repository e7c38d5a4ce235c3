package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * exp(x) over its sum along one axis. Inputs of any shape, without a mask. Behaves as {@code
 * keras.layers.Softmax} of one axis. Immutable.
 *
 * @param axis along which outputs add up to 1; negative ones count from the last
 */
public record Softmax(int axis) implements Layer {

  /** Returns Keras's default: along the last axis. */
  public static Softmax create() {
    return new Softmax(-1);
  }

  /** Returns a layer whose outputs add up to 1 along {@code axis}. */
  public static Softmax of(int axis) {
    return new Softmax(axis);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    Axes.of(where, axis, inputs);
    return inputs;
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return this::apply;
  }

  private Signal apply(Call call, Signal input) {
    checkArgument(
        input.mask().isEmpty(),
        "inputs %s come with a mask of timesteps, which is not one of entries. Put the Softmax"
            + " where no mask comes.",
        Shapes.toString(input.shape()));
    int rank = input.shape().numDimensions();
    int at = Axes.of(call.layer(), axis, input.shape());
    if (at == rank - 1) {
      return Activations.apply(call, io.github.tfrnn.activations.Activation.SOFTMAX, input);
    }
    Ops tf = call.tf();
    int[] swapped = new int[rank];
    for (int i = 0; i < rank; i++) {
      swapped[i] = i == at ? rank - 1 : i == rank - 1 ? at : i;
    }
    Operand<TFloat32> last = tf.linalg.transpose(input.floats(), tf.array(swapped));
    return input.then(tf.linalg.transpose(tf.nn.softmax(last), tf.array(swapped)), input.shape());
  }
}
