package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import org.tensorflow.ndarray.Shape;

/**
 * The first of two inputs minus the second.
 *
 * <p><b>Shapes</b>: inputs of equal shape, or with axes of size 1, or fewer axes, which go with
 * any; output of that shape. Where all inputs have a mask, the output has one: where either counts.
 * Behaves as {@code keras.layers.Subtract}. Immutable.
 */
public record Subtract() implements MultiInputLayer {

  /** Returns the layer. */
  public static Subtract create() {
    return new Subtract();
  }

  @Override
  public List<Shape> outputShapes(String where, List<Shape> inputs) {
    checkArgument(inputs.size() == 2, "%s: takes two inputs, got %s.", where, inputs.size());
    return Merging.outputShapes(where, inputs);
  }

  @Override
  public BuiltLayer build(BuildContext context, List<Shape> inputs) {
    return Merging.built(Merging.oneByOne((tf, a, b) -> tf.math.sub(a, b)));
  }
}
