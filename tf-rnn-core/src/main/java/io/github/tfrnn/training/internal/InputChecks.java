package io.github.tfrnn.training.internal;

import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Node;
import java.util.List;
import java.util.OptionalLong;
import org.tensorflow.ndarray.Shape;

/** Whether inputs and labels go with a model. */
public final class InputChecks {

  /**
   * Returns inputs and labels in the order of the model's inputs and outputs, without weights.
   *
   * @param where begins messages
   * @throws IllegalArgumentException if they do not go with the model
   */
  public static ArrayFeed.Arrays arrays(Program program, String where, Fields x, Fields y) {
    Network network = program.network();
    List<Rows> inputs = inputs(program, where, x);
    List<Rows> labels = y.inOrderOf(where + ": labels", network.outputNames());
    List<Goal> goals = program.setup().orElseThrow().goals();
    for (int i = 0; i < goals.size(); i++) {
      String output = goals.size() == 1 ? where : where + ": \"" + goals.get(i).output() + "\"";
      LabelMistakes.check(output, network, i, goals.get(i).loss(), labels.get(i));
    }
    return new ArrayFeed.Arrays(inputs, labels, List.of());
  }

  /**
   * Returns inputs in the order of the model's.
   *
   * @param where begins messages
   * @throws IllegalArgumentException if they do not go with the model
   */
  public static List<Rows> inputs(Program program, String where, Fields given) {
    Network network = program.network();
    List<Rows> x = given.inOrderOf(where + ": inputs", network.inputNames());
    for (int i = 0; i < x.size(); i++) {
      String name = network.inputNames().get(i);
      check(x.size() == 1 ? where : where + ": \"" + name + "\"", network, i, x.get(i));
    }
    return x;
  }

  private static void check(String where, Network network, int input, Rows x) {
    OptionalLong limit = network.idLimit(input);
    String first = firstAfter(network, input);
    if (limit.isPresent() && x instanceof FloatRows) {
      throw new IllegalArgumentException(
          "%s: inputs must be token ids (int), got numbers (float) %s: %s comes first in the model."
              .formatted(where, Shapes.toString(x.shape()), first));
    }
    if (limit.isEmpty() && x instanceof IntRows) {
      throw new IllegalArgumentException(
          "%s: inputs must be numbers (float), got ids (int) %s: the model begins with %s. Token ids? Put an Embedding first."
              .formatted(where, Shapes.toString(x.shape()), first));
    }
    Shape expected = network.inputShapes().get(input);
    if (!expected.tail().isCompatibleWith(x.shape().tail())
        || expected.numDimensions() != x.shape().numDimensions()) {
      throw new IllegalArgumentException(
          "%s: the model takes inputs %s, got %s."
              .formatted(where, Shapes.toString(expected), Shapes.toString(x.shape())));
    }
    if (limit.isPresent()) {
      ((IntRows) x)
          .requireBelow(
              limit.getAsLong(),
              where + ": token id",
              "The inputDim of %s must be the largest id plus one.".formatted(first));
    }
  }

  /** The first layer that an input goes into, as messages name it. */
  private static String firstAfter(Network network, int input) {
    return network.nodes().stream()
        .filter(node -> node.inputs().stream().anyMatch(source -> source.node() == input))
        .findFirst()
        .map(Node::where)
        .orElse("nothing");
  }

  /** A model that knows its batch size takes batches of no other. */
  static void requireFullBatches(Network network, int rows, int batchSize) {
    long fixed = network.inputShapes().get(0).get(0);
    if (fixed != Shapes.UNKNOWN && (batchSize != fixed || rows % fixed != 0)) {
      throw new IllegalArgumentException(
          "the model takes batches of exactly %d rows; got %d rows in batches of %d. Use that batch size, and a multiple of it as the number of rows."
              .formatted(fixed, rows, batchSize));
    }
  }

  /** As {@link #requireFullBatches}, for a batch of a data set. */
  static void requireFullBatch(Network network, String where, int rows) {
    long fixed = network.inputShapes().get(0).get(0);
    if (fixed != Shapes.UNKNOWN && rows != fixed) {
      throw new IllegalArgumentException(
          "%s: the model takes batches of exactly %d rows, got %d. Batch by that size and drop the remainder."
              .formatted(where, fixed, rows));
    }
  }

  private InputChecks() {}
}
