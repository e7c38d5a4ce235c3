package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.ops.DropoutOps;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Multiplies its inputs by normal noise of mean 1 and variance rate / (1 − rate) while training;
 * the identity otherwise (Srivastava et al. 2014). Inputs of any shape; passes masks on. Behaves as
 * {@code keras.layers.GaussianDropout}. Immutable.
 *
 * @param rate in [0, 1), as that of {@link Dropout}
 */
public record GaussianDropout(float rate) implements Layer {

  public GaussianDropout {
    checkArgument(rate >= 0 && rate < 1, "GaussianDropout: rate must be in [0, 1), got %s", rate);
  }

  /** Returns a layer that multiplies by noise. */
  public static GaussianDropout of(double rate) {
    return new GaussianDropout((float) rate);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    return inputs;
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return this::multiply;
  }

  private Signal multiply(Call call, Signal input) {
    if (!call.training() || rate == 0) {
      return input;
    }
    Ops tf = call.tf();
    Operand<TFloat32> x = input.floats();
    Operand<TFloat32> noise =
        DropoutOps.normal(call, DropoutOps.rest(tf, x), input.shape().numDimensions());
    float stddev = (float) Math.sqrt(rate / (1 - rate));
    Operand<TFloat32> factors =
        tf.math.add(tf.constant(1f), tf.math.mul(noise, tf.constant(stddev)));
    return input.then(tf.math.mul(x, factors), input.shape());
  }
}
