package io.github.tfrnn.layers;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.regularizers.L1L2;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.List;
import org.tensorflow.ndarray.Shape;

/**
 * Adds a penalty on its inputs to the loss, over the number of rows of a batch, and gives them as
 * they are. Inputs of any shape; passes masks on. Behaves as {@code
 * keras.layers.ActivityRegularization}. Immutable.
 *
 * @param regularizer the penalty
 */
public record ActivityRegularization(Regularizer regularizer) implements Layer {

  public ActivityRegularization {
    requireNonNull(regularizer, "regularizer");
  }

  /**
   * Returns a penalty on sums of absolute values and of squares.
   *
   * @param l1 factor of the absolute values, at least 0
   * @param l2 factor of the squares, at least 0
   */
  public static ActivityRegularization of(double l1, double l2) {
    return new ActivityRegularization(new L1L2((float) l1, (float) l2));
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    return inputs;
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return this::penalize;
  }

  private Signal penalize(Call call, Signal input) {
    // A step of its own: what is both input and output would get the gradient of one of them alone.
    Signal output = input.then(call.tf().identity(input.floats()), input.shape());
    call.recordByGraph(List.of(output.floats()), List.of(input.floats()), List.of());
    Activations.penalize(call, regularizer, output);
    return output;
  }
}
