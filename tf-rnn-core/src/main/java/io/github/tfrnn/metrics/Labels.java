package io.github.tfrnn.metrics;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;
import org.tensorflow.types.family.TType;

/** Labels in the form that a metric needs them. */
final class Labels {

  /**
   * Returns labels of the predictions' shape; a last axis of size 1 may be missing, or too many.
   *
   * @param metric its name
   * @throws IllegalArgumentException if they are of another shape
   */
  static Operand<TFloat32> like(Ops tf, String metric, Signal labels, Signal predictions) {
    Shape given = labels.shape();
    Shape wanted = predictions.shape();
    if (compatible(given, wanted)) {
      return floats(tf, labels);
    }
    checkArgument(
        compatible(given.append(1), wanted) || compatible(given, wanted.append(1)),
        "%s: labels must be %s, as the model's outputs are, got %s.%s",
        metric,
        Shapes.toString(wanted),
        Shapes.toString(given),
        labels.values().asOutput().type() == TInt32.class && Shapes.last(wanted) != 1
            ? " Class numbers? Make them one-hot with toCategorical."
            : "");
    return tf.reshape(floats(tf, labels), tf.shape(predictions.floats()));
  }

  /**
   * Returns class numbers, {@code [batch, ...]}: one for each row of {@code [batch, ..., classes]}.
   *
   * @param metric its name
   * @throws IllegalArgumentException if the labels are of another shape
   */
  static Operand<TInt32> classes(Ops tf, String metric, Signal labels, Signal predictions) {
    Shape given = labels.shape();
    Shape wanted = withoutLast(predictions.shape());
    Operand<TInt32> numbers = tf.dtypes.cast(floats(tf, labels), TInt32.class);
    if (compatible(given, wanted)) {
      return numbers;
    }
    checkArgument(
        compatible(given, wanted.append(1)),
        "%s: labels must be class numbers %s, got %s. One-hot labels? Take the metric for them.",
        metric,
        Shapes.toString(wanted),
        Shapes.toString(given));
    return tf.squeeze(numbers, org.tensorflow.op.core.Squeeze.axis(-1L));
  }

  @SuppressWarnings("unchecked") // labels are int32 or float32
  static Operand<TFloat32> floats(Ops tf, Signal labels) {
    Operand<? extends TType> values = labels.values();
    return values.asOutput().type() == TFloat32.class
        ? (Operand<TFloat32>) values
        : tf.dtypes.cast((Operand<? extends TNumber>) values, TFloat32.class);
  }

  private static boolean compatible(Shape given, Shape wanted) {
    return given.numDimensions() == wanted.numDimensions() && given.isCompatibleWith(wanted);
  }

  private static Shape withoutLast(Shape shape) {
    return shape.take(shape.numDimensions() - 1);
  }

  private Labels() {}
}
