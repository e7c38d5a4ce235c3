package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.ops.DropoutOps;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Sets whole features to zero while training, at every timestep of a row, and scales up the others
 * (Tompson et al. 2014); the identity otherwise.
 *
 * <p><b>Shapes</b>: inputs and outputs {@code [batch, timesteps, features]}. Passes masks on.
 * Behaves as {@code keras.layers.SpatialDropout1D}. Immutable.
 *
 * @param rate share that is dropped, in [0, 1)
 */
public record SpatialDropout1D(float rate) implements Layer {

  public SpatialDropout1D {
    checkArgument(rate >= 0 && rate < 1, "SpatialDropout1D: rate must be in [0, 1), got %s", rate);
  }

  /** Returns a layer that drops a share of the features. */
  public static SpatialDropout1D of(double rate) {
    return new SpatialDropout1D((float) rate);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    Shapes.requireSequence(where, inputs);
    return inputs;
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    int features = Math.toIntExact(Shapes.last(inputs));
    return (call, input) -> drop(call, input, features);
  }

  private Signal drop(Call call, Signal input, int features) {
    if (!call.training() || rate == 0) {
      return input;
    }
    Ops tf = call.tf();
    Operand<TFloat32> factors = DropoutOps.factors(call, rate, tf.array(1, features), 3);
    return input.then(tf.math.mul(input.floats(), factors), input.shape());
  }
}
