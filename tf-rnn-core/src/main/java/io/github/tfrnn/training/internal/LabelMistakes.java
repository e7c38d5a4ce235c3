package io.github.tfrnn.training.internal;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Node;
import java.util.Optional;
import org.tensorflow.ndarray.Shape;

/**
 * Labels that do not go with a model, told with the layer that is to blame where that can be seen.
 */
final class LabelMistakes {

  /**
   * Checks the labels of one output.
   *
   * @param number of the output, from 0
   */
  static void check(String where, Network network, int number, Loss loss, Rows labels) {
    Shape output = network.outputShapes().get(number);
    try {
      loss.check(labels, output);
    } catch (IllegalArgumentException e) {
      String message = sequencesReturned(network, number, labels).orElse(e.getMessage());
      throw new IllegalArgumentException(where + ": " + message, e);
    }
  }

  /** What is wrong where there is one label for a sequence, and one output for each timestep. */
  private static Optional<String> sequencesReturned(Network network, int number, Rows labels) {
    Shape output = network.outputShapes().get(number);
    if (output.numDimensions() != 3 || !oneLabelEach(labels, output)) {
      return Optional.empty();
    }
    for (int i = network.outputs().get(number).node(); i >= 0; i--) {
      Node node = network.nodes().get(i);
      if (node.layer().returnsSequences()) {
        return Optional.of(
            ("%s returns sequences, so the model's outputs are %s: one for each timestep. The"
                    + " labels are %s: one for each sequence. Give that layer"
                    + " returnSequences(false), or put a pooling layer such as"
                    + " GlobalAveragePooling1D after it.")
                .formatted(node.where(), Shapes.toString(output), Shapes.toString(labels.shape())));
      }
    }
    return Optional.empty();
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
