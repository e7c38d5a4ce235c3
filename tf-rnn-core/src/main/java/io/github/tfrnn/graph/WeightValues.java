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

  /** Returns the values of some weights, each with its last axis running fastest. */
  public static List<float[]> read(Session session, List<Weight> weights) {
    List<float[]> values = new ArrayList<>();
    for (Weight weight : weights) { // one by one: no more than one is held twice
      try (Result result = session.runner().fetch(weight.value()).run()) {
        TFloat32 tensor = (TFloat32) result.get(0);
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
    for (Weight weight : weights) {
      float[] of = values.apply(weight);
      try (TFloat32 tensor = TFloat32.tensorOf(weight.shape(), DataBuffers.of(of, true, false))) {
        session
            .runner()
            .feed(weight.incoming(), tensor)
            .addTarget(weight.assignment())
            .run()
            .close();
      }
    }
  }

  private WeightValues() {}
}
