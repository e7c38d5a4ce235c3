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
 * Adds normal noise of mean 0 to its inputs while training; the identity otherwise. Inputs of any
 * shape; passes masks on. Behaves as {@code keras.layers.GaussianNoise}. Immutable.
 *
 * @param stddev standard deviation of the noise, at least 0
 */
public record GaussianNoise(float stddev) implements Layer {

  public GaussianNoise {
    checkArgument(
        stddev >= 0 && Float.isFinite(stddev),
        "GaussianNoise: stddev must be at least 0, got %s",
        stddev);
  }

  /** Returns a layer that adds noise. */
  public static GaussianNoise of(double stddev) {
    return new GaussianNoise((float) stddev);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    return inputs;
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return this::add;
  }

  private Signal add(Call call, Signal input) {
    if (!call.training() || stddev == 0) {
      return input;
    }
    Ops tf = call.tf();
    Operand<TFloat32> x = input.floats();
    Operand<TFloat32> noise =
        DropoutOps.normal(call, DropoutOps.rest(tf, x), input.shape().numDimensions());
    return input.then(tf.math.add(x, tf.math.mul(noise, tf.constant(stddev))), input.shape());
  }
}
