package io.github.tfrnn.layers;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.regularizers.L1L2;
import io.github.tfrnn.regularizers.Regularizer;
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
    return (call, input) -> {
      Activations.penalize(call, regularizer, input);
      return input;
    };
  }
}
