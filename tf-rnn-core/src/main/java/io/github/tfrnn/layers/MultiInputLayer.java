package io.github.tfrnn.layers;

import java.util.List;
import org.tensorflow.ndarray.Shape;

/** A layer that takes several inputs or gives several outputs. */
public interface MultiInputLayer extends Layer {

  @Override
  List<Shape> outputShapes(String where, List<Shape> inputs);

  @Override
  BuiltLayer build(BuildContext context, List<Shape> inputs);

  /** Returns the shape of the first output for a single input. */
  @Override
  default Shape outputShape(String where, Shape inputs) {
    return outputShapes(where, List.of(inputs)).get(0);
  }

  @Override
  default BuiltLayer build(BuildContext context, Shape inputs) {
    return build(context, List.of(inputs));
  }
}
