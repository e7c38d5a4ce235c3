package io.github.tfrnn.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
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
    Set<Operation> upstream = upstream(ys, xs);
    List<Output<?>> reached = xs.stream().filter(x -> upstream.contains(x.op())).toList();
    Iterator<Output<?>> found =
        reached.isEmpty()
            ? Collections.emptyIterator()
            : List.of(
                    graph.addGradients(
                        tf.scope().makeOpName("gradients"),
                        ys.toArray(Output<?>[]::new),
                        reached.toArray(Output<?>[]::new),
                        dys.toArray(Output<?>[]::new)))
                .iterator();
    List<Operand<TFloat32>> gradients = new ArrayList<>();
    for (Output<?> x : xs) {
      gradients.add(upstream.contains(x.op()) ? asFloat(found.next()) : null);
    }
    return gradients;
  }

  /**
   * Returns operations that the {@code ys} come from, those of the {@code xs} among them:
   * TensorFlow refuses to differentiate by anything else.
   */
  private static Set<Operation> upstream(List<Output<?>> ys, List<Output<?>> xs) {
    Set<Operation> missing = new HashSet<>();
    xs.forEach(x -> missing.add(x.op()));
    Set<Operation> seen = new HashSet<>();
    Deque<Operation> next = new ArrayDeque<>();
    ys.forEach(y -> next.add(y.op()));
    while (!next.isEmpty() && !missing.isEmpty()) {
      Operation op = next.remove();
      if (seen.add(op)) {
        missing.remove(op);
        ((GraphOperation) op).inputs().forEach(input -> next.add(input.asOutput().op()));
      }
    }
    return seen;
  }

  @SuppressWarnings("unchecked") // the gradient of a float32 is a float32
  private static Operand<TFloat32> asFloat(Output<?> output) {
    return (Operand<TFloat32>) output;
  }

  private Gradients() {}
}
