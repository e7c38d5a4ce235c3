package io.github.tfrnn.ops;

import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;
import org.tensorflow.types.family.TType;

/** Labels as losses and metrics compute with them. */
public final class Labels {

  /** Returns the labels as numbers; class numbers and labels 0 and 1 may come as integers. */
  @SuppressWarnings("unchecked") // labels are int32 or float32
  public static Operand<TFloat32> floats(Ops tf, Signal labels) {
    Operand<? extends TType> values = labels.values();
    return values.asOutput().type() == TFloat32.class
        ? (Operand<TFloat32>) values
        : tf.dtypes.cast((Operand<? extends TNumber>) values, TFloat32.class);
  }

  /**
   * Returns the labels as numbers in the shape of the predictions: where those have a last axis of
   * 1, labels may be without it.
   */
  public static Operand<TFloat32> like(Ops tf, Signal labels, Signal predictions) {
    return tf.reshape(floats(tf, labels), tf.shape(predictions.floats()));
  }

  private Labels() {}
}
