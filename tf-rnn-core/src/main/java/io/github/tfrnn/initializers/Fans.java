package io.github.tfrnn.initializers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import java.util.List;
import org.tensorflow.ndarray.Shape;

/**
 * How many inputs and outputs a weight connects, counted as Keras counts them.
 *
 * @param in inputs of an output
 * @param out outputs of an input
 */
record Fans(double in, double out) {

  static Fans of(Shape shape) {
    int rank = shape.numDimensions();
    if (rank == 0) {
      return new Fans(1, 1);
    }
    if (rank == 1) {
      return new Fans(shape.get(0), shape.get(0));
    }
    double receptiveField = 1;
    for (int axis = 0; axis < rank - 2; axis++) {
      receptiveField *= shape.get(axis);
    }
    return new Fans(shape.get(rank - 2) * receptiveField, shape.get(rank - 1) * receptiveField);
  }

  static Fans of(Shape shape, List<Integer> inputAxes, List<Integer> outputAxes) {
    return new Fans(product(shape, inputAxes), product(shape, outputAxes));
  }

  private static double product(Shape shape, List<Integer> axes) {
    int rank = shape.numDimensions();
    double product = 1;
    for (int axis : axes) {
      checkArgument(
          axis >= -rank && axis < rank,
          "VarianceScaling: axis %s is not one of %s",
          axis,
          Shapes.toString(shape));
      product *= shape.get(Math.floorMod(axis, rank));
    }
    return product;
  }
}
