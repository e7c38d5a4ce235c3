package io.github.tfrnn.losses;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;

/** The axes that an overlap is summed over. */
final class OverlapAxes {

  /** Returns the axes, all of them if none are given. */
  static Operand<TInt32> of(Ops tf, List<Integer> axes, Shape predictions) {
    IntStream all =
        axes.isEmpty()
            ? IntStream.range(0, predictions.numDimensions())
            : axes.stream().mapToInt(Integer::intValue);
    return tf.constant(all.toArray());
  }

  static void check(String loss, List<Integer> axes, Shape predictions) {
    int count = predictions.numDimensions();
    for (int axis : axes) {
      checkArgument(
          axis != 0 && axis > -count && axis < count,
          "%s: axes must be some of the model's outputs %s, got %s. The batch's is not among them:"
              + " for the overlap of the whole batch give no axes at all.",
          loss,
          Shapes.toString(predictions),
          axes);
    }
  }

  private OverlapAxes() {}
}
