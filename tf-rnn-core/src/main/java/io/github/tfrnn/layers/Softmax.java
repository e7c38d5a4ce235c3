package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * exp(x) over its sum along some axes. Inputs of any shape, without a mask. Behaves as {@code
 * keras.layers.Softmax}. Immutable.
 *
 * @param axes along which outputs add up to 1; negative ones count from the last
 */
public record Softmax(List<Integer> axes) implements Layer {

  public Softmax {
    axes = List.copyOf(axes);
    checkArgument(!axes.isEmpty(), "Softmax: at least one axis is needed");
  }

  /** Returns Keras's default: along the last axis. */
  public static Softmax create() {
    return of(-1);
  }

  /** Returns a layer whose outputs add up to 1 along the given axes together. */
  public static Softmax of(int... axes) {
    return new Softmax(Arrays.stream(axes).boxed().toList());
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    Axes.of(where, axes, inputs);
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
    int[] along = Axes.of(call.layer(), axes, input.shape());
    if (along.length == 1 && along[0] == input.shape().numDimensions() - 1) {
      return Activations.apply(call, Activation.SOFTMAX, input);
    }
    Ops tf = call.tf();
    Operand<TFloat32> x = input.floats();
    Operand<TInt32> at = tf.constant(along);
    Operand<TFloat32> greatest = tf.stopGradient(tf.max(x, at, Max.keepDims(true)));
    Operand<TFloat32> powers = tf.math.exp(tf.math.sub(x, greatest));
    return input.then(tf.math.div(powers, tf.sum(powers, at, Sum.keepDims(true))), input.shape());
  }
}
