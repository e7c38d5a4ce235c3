package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Shapes;
import org.tensorflow.ndarray.Shape;

/** The shape that pooling over time leaves. */
final class Pooling {

  static Shape outputShape(String where, Shape inputs, boolean keepDims) {
    long features = Shapes.requireSequence(where, inputs);
    return keepDims ? Shape.of(inputs.get(0), 1, features) : Shape.of(inputs.get(0), features);
  }

  private Pooling() {}
}
