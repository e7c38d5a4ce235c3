package io.github.tfrnn.layers;

import java.util.List;
import org.tensorflow.ndarray.Shape;

/**
 * The sum of its inputs.
 *
 * <p><b>Shapes</b>: inputs of equal shape, or with axes of size 1, or fewer axes, which go with
 * any; output of that shape. Where all inputs have a mask, the output has one: where either counts.
 * Behaves as {@code keras.layers.Add}. Immutable.
 */
public record Add() implements MultiInputLayer {

  /** Returns the layer. */
  public static Add create() {
    return new Add();
  }

  @Override
  public List<Shape> outputShapes(String where, List<Shape> inputs) {
    return Merging.outputShapes(where, inputs);
  }

  @Override
  public BuiltLayer build(BuildContext context, List<Shape> inputs) {
    return Merging.built(Merging.oneByOne((tf, a, b) -> tf.math.add(a, b)));
  }
}
