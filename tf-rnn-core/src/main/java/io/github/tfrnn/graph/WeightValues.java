package io.github.tfrnn.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** Carries the values of weights into a session and out of it. */
public final class WeightValues {

  // One run for all weights: TensorFlow prepares every new set of fetches and targets anew, at a
  // cost
  // that grows with the graph.

  /** Returns the values of some weights, each with its last axis running fastest. */
  public static List<float[]> read(Session session, List<Weight> weights) {
    List<float[]> values = new ArrayList<>();
    if (weights.isEmpty()) {
      return values;
    }
    Session.Runner runner = session.runner();
    weights.forEach(weight -> runner.fetch(weight.value()));
    try (Result result = runner.run()) {
      for (int i = 0; i < weights.size(); i++) {
        TFloat32 tensor = (TFloat32) result.get(i);
        float[] copy = new float[Math.toIntExact(tensor.size())];
        tensor.asRawTensor().data().asFloats().read(copy);
        values.add(copy);
      }
    }
    return values;
  }

  /**
   * Sets some weights.
   *
   * @param values gives the values of a weight, the last axis running fastest
   */
  public static void write(
      Session session, List<Weight> weights, Function<Weight, float[]> values) {
    if (weights.isEmpty()) {
      return;
    }
    List<TFloat32> tensors = new ArrayList<>();
    try {
      Session.Runner runner = session.runner();
      for (Weight weight : weights) {
        TFloat32 tensor =
            TFloat32.tensorOf(weight.shape(), DataBuffers.of(values.apply(weight), true, false));
        tensors.add(tensor);
        runner.feed(weight.incoming(), tensor).addTarget(weight.assignment());
      }
      runner.run().close();
    } finally {
      tensors.forEach(TFloat32::close);
    }
  }

  private WeightValues() {}
}
