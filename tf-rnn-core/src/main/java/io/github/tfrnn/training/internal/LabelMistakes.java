package io.github.tfrnn.training.internal;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.layers.internal.LayerStack;
import io.github.tfrnn.losses.Loss;
import org.tensorflow.ndarray.Shape;

/**
 * Labels that do not go with a model, told with the layer that is to blame where that can be seen.
 */
final class LabelMistakes {

  static void check(String where, LayerStack stack, Loss loss, Rows labels) {
    Shape output = stack.output();
    if (output.numDimensions() == 3 && oneLabelEach(labels, output)) {
      for (int i = stack.entries().size() - 1; i >= 0; i--) {
        LayerStack.Entry entry = stack.entries().get(i);
        if (entry.layer().returnsSequences()) {
          throw new IllegalArgumentException(
              ("%s: %s returns sequences, so the model's outputs are %s: one for each timestep. The"
                      + " labels are %s: one for each sequence. Give that layer"
                      + " returnSequences(false), or put a pooling layer such as"
                      + " GlobalAveragePooling1D after it.")
                  .formatted(
                      where,
                      entry.where(),
                      Shapes.toString(output),
                      Shapes.toString(labels.shape())));
        }
      }
    }
    try {
      loss.check(labels, output);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }

  /** Labels {@code [rows]}, {@code [rows, 1]}, or one-hot {@code [rows, classes]}. */
  private static boolean oneLabelEach(Rows labels, Shape output) {
    int axes = labels.shape().numDimensions();
    if (axes == 1) {
      return true;
    }
    long columns = labels.shape().get(1);
    boolean asManyAsTimesteps = columns == output.get(1);
    return axes == 2 && (columns == 1 || columns == Shapes.last(output)) && !asManyAsTimesteps;
  }

  private LabelMistakes() {}
}
