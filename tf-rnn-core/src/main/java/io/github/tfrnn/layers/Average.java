package io.github.tfrnn.layers;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * The mean of its inputs.
 *
 * <p><b>Shapes</b>: inputs of equal shape, or with axes of size 1, or fewer axes, which go with
 * any; output of that shape. Where all inputs have a mask, the output has one: where either counts.
 * Behaves as {@code keras.layers.Average}. Immutable.
 */
public record Average() implements MultiInputLayer {

  /** Returns the layer. */
  public static Average create() {
    return new Average();
  }

  @Override
  public List<Shape> outputShapes(String where, List<Shape> inputs) {
    return Merging.outputShapes(where, inputs);
  }

  @Override
  public BuiltLayer build(BuildContext context, List<Shape> inputs) {
    return Merging.built(
        (tf, values, masks) -> {
          Operand<TFloat32> sum =
              Merging.oneByOne((ops, a, b) -> ops.math.add(a, b)).apply(tf, values, masks);
          return tf.math.div(sum, tf.constant((float) values.size()));
        });
  }
}
