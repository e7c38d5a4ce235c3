package io.github.tfrnn.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** TensorFlow's own gradients, found over the operations of a graph. */
public final class Gradients {

  /**
   * Returns the gradients of the {@code ys}, weighted by {@code dys}, with respect to the {@code
   * xs}.
   *
   * @return one for each x, null where no y depends on it
   */
  public static List<Operand<TFloat32>> of(
      Ops tf, List<Output<?>> ys, List<Output<?>> xs, List<Output<?>> dys) {
    Graph graph = (Graph) tf.scope().env();
    Output<?>[] found =
        graph.addGradients(
            tf.scope().makeOpName("gradients"),
            ys.toArray(Output<?>[]::new),
            xs.toArray(Output<?>[]::new),
            dys.toArray(Output<?>[]::new));
    List<Operand<TFloat32>> gradients = new ArrayList<>();
    for (Output<?> output : found) {
      gradients.add(asFloat(output));
    }
    return gradients;
  }

  @SuppressWarnings("unchecked") // the gradient of a float32 is a float32
  private static Operand<TFloat32> asFloat(Output<?> output) {
    return (Operand<TFloat32>) output;
  }

  private Gradients() {}
}
