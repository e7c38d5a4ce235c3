package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.ops.DropoutOps;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Sets a share of its inputs to zero while training and scales up the others; the identity
 * otherwise (Srivastava et al. 2014). Inputs of any shape; passes masks on. Behaves as {@code
 * keras.layers.Dropout}. Immutable.
 *
 * @param rate share that is dropped, in [0, 1)
 */
public record Dropout(float rate) implements Layer {

  public Dropout {
    checkArgument(rate >= 0 && rate < 1, "Dropout: rate must be in [0, 1), got %s", rate);
  }

  /** Returns a layer that drops a share of its inputs. */
  public static Dropout of(double rate) {
    return new Dropout((float) rate);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    return inputs;
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
    Operand<TFloat32> factors =
        DropoutOps.factors(
            call, rate, DropoutOps.rest(call.tf(), x), input.shape().numDimensions());
    return input.then(call.tf().math.mul(x, factors), input.shape());
  }
}
