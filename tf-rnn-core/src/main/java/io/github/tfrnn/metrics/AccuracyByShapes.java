package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The accuracy that Keras's {@code compile} takes for the word: one of three. */
final class AccuracyByShapes {

  static Operand<TFloat32> values(Ops tf, Signal labels, Signal predictions) {
    String name = "accuracy";
    if (Shapes.last(predictions.shape()) == 1) {
      return Matches.binary(
          tf, Labels.like(tf, name, labels, predictions), predictions.floats(), 0.5f);
    }
    boolean classNumbers =
        labels.shape().numDimensions() < predictions.shape().numDimensions()
            || Shapes.last(labels.shape()) == 1;
    return classNumbers
        ? Matches.sparse(tf, name, labels, predictions)
        : Matches.categorical(tf, Labels.like(tf, name, labels, predictions), predictions.floats());
  }

  private AccuracyByShapes() {}
}
