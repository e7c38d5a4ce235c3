package io.github.tfrnn.training.internal;

import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.networks.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.ndarray.Shape;

/** How much each row, or each timestep, of each output counts. */
public final class SampleWeights {

  /**
   * Returns the weights for each output; none if all are 1.
   *
   * @param where begins messages
   * @param given weights of the samples: for each output, or one for all of them, {@code [rows]} or
   *     {@code [rows, timesteps]}
   * @param classWeights by class number
   * @throws IllegalArgumentException if they do not go with the model's outputs
   */
  public static List<FloatRows> of(
      Program program,
      String where,
      ArrayFeed.Arrays arrays,
      Optional<Fields> given,
      Map<Integer, Float> classWeights) {
    List<FloatRows> ofClasses = ClassWeights.perRow(where, arrays.y(), classWeights);
    if (given.isEmpty()) {
      return ofClasses;
    }
    if (!classWeights.isEmpty()) {
      throw new IllegalArgumentException(
          where + ": classWeights and sample weights cannot both be given. Multiply them.");
    }
    Network network = program.network();
    List<FloatRows> weights = new ArrayList<>();
    List<Rows> rows = forOutputs(where, given.get(), network.outputNames());
    for (int i = 0; i < rows.size(); i++) {
      weights.add(
          checked(where + ": sample weights", rows.get(i), arrays, network.outputShapes().get(i)));
    }
    return weights;
  }

  private static List<Rows> forOutputs(String where, Fields given, List<String> outputs) {
    boolean oneForAll = given.rows().size() == 1 && outputs.size() > 1 && given.names().isEmpty();
    return oneForAll
        ? outputs.stream().map(output -> given.rows().get(0)).toList()
        : given.inOrderOf(where + ": sample weights", outputs);
  }

  private static FloatRows checked(
      String what, Rows weights, ArrayFeed.Arrays arrays, Shape output) {
    Shape shape = weights.shape();
    if (!(weights instanceof FloatRows floats)) {
      throw new IllegalArgumentException(what + " must be numbers (float), got ints.");
    }
    boolean ofRows = shape.numDimensions() == 1;
    boolean ofTimesteps =
        shape.numDimensions() == 2
            && output.numDimensions() == 3
            && (output.get(1) == Shapes.UNKNOWN || output.get(1) == shape.get(1));
    if (weights.count() != arrays.rows() || !(ofRows || ofTimesteps)) {
      throw new IllegalArgumentException(
          "%s must be [%d]%s, got %s."
              .formatted(
                  what,
                  arrays.rows(),
                  output.numDimensions() == 3
                      ? ", or [%d, timesteps] of the outputs %s"
                          .formatted(arrays.rows(), Shapes.toString(output))
                      : "",
                  Shapes.toString(shape)));
    }
    for (float weight : floats.toFlat()) {
      if (!(weight >= 0) || Float.isInfinite(weight)) {
        throw new IllegalArgumentException(
            what + " must be finite and not negative, got " + weight + ".");
      }
    }
    return floats;
  }

  private SampleWeights() {}
}
