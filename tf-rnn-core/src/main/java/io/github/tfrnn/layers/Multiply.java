package io.github.tfrnn.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * The product of its inputs; what a mask leaves out counts as 1, or as 0 where nothing counts.
 *
 * <p><b>Shapes</b>: inputs of equal shape, or with axes of size 1, or fewer axes, which go with
 * any; output of that shape. Where all inputs have a mask, the output has one: where either counts.
 * Behaves as {@code keras.layers.Multiply}. Immutable.
 */
public record Multiply() implements MultiInputLayer {

  /** Returns the layer. */
  public static Multiply create() {
    return new Multiply();
  }

  @Override
  public List<Shape> outputShapes(String where, List<Shape> inputs) {
    return Merging.outputShapes(where, inputs);
  }

  @Override
  public BuiltLayer build(BuildContext context, List<Shape> inputs) {
    return Merging.built(Multiply::product);
  }

  private static Operand<TFloat32> product(
      Ops tf, List<Operand<TFloat32>> values, List<Optional<Operand<TBool>>> masks) {
    List<Operand<TFloat32>> factors = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Operand<TFloat32> value = values.get(i);
      factors.add(
          masks.get(i).isPresent() ? tf.select(masks.get(i).get(), value, tf.constant(1f)) : value);
    }
    Operand<TFloat32> product =
        Merging.oneByOne((ops, a, b) -> ops.math.mul(a, b)).apply(tf, factors, masks);
    if (masks.stream().anyMatch(Optional::isEmpty)) {
      return product;
    }
    Operand<TBool> counts =
        masks.stream().map(Optional::orElseThrow).reduce(tf.math::logicalOr).orElseThrow();
    return tf.select(counts, product, tf.constant(0f));
  }
}
