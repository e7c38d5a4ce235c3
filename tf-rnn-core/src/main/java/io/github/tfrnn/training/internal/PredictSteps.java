package io.github.tfrnn.training.internal;

import io.github.tfrnn.graph.Execution;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.graph.ForwardPass;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.layers.internal.BuiltStack;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * The graphs of predictions: one for each number of parts; and, where compiling was asked for, one
 * for each of the first few shapes of single rows. Which of them answers depends on the shape
 * alone, so equal rows get equal answers, to the last bit. Thread-safe.
 */
final class PredictSteps {

  private static final int MAX_COMPILED = 8;

  private final Graph graph;
  private final BuiltStack built;
  private final Signal inputs;
  private final ExecutionOptions execution;
  private final Map<Integer, PredictStep> byParts = new ConcurrentHashMap<>();
  private final Map<Shape, PredictStep> compiled = new ConcurrentHashMap<>();

  PredictSteps(Graph graph, BuiltStack built, Signal inputs, ExecutionOptions execution) {
    this.graph = graph;
    this.built = built;
    this.inputs = inputs;
    this.execution = execution;
  }

  /** Returns the step for a batch of the given shape. */
  PredictStep of(Shape batch) {
    if (batch.get(0) == 1 && execution.execution().equals(Optional.of(Execution.COMPILED))) {
      PredictStep row = compiled.get(batch);
      if (row != null) {
        return row;
      }
      if (compiled.size() < MAX_COMPILED) {
        return make(batch);
      }
    }
    PredictStep found = byParts.get(execution.parts(batch.get(0)));
    return found != null ? found : make(execution.parts(batch.get(0)));
  }

  private synchronized PredictStep make(Shape row) {
    if (compiled.size() >= MAX_COMPILED && !compiled.containsKey(row)) {
      return make(1);
    }
    return compiled.computeIfAbsent(
        row,
        shape -> {
          Ops tf = Ops.create(graph).withSubScope("predict_row_" + compiled.size());
          return make(
              tf,
              Signal.of(placeholder(tf, inputs.values(), shape), shape),
              1,
              Optional.of(Execution.COMPILED));
        });
  }

  private synchronized PredictStep make(int parts) {
    return byParts.computeIfAbsent(
        parts,
        count ->
            make(Ops.create(graph).withSubScope("predict_" + count), inputs, count, wayOf(count)));
  }

  /**
   * Compiling every size that a batch may have would have no end; for the few rows of a single
   * part, one operation for all steps is the fastest way.
   */
  private Optional<Execution> wayOf(int parts) {
    Optional<Execution> asked = execution.execution().filter(way -> way != Execution.COMPILED);
    return asked.isEmpty() && parts == 1 ? Optional.of(Execution.FUSED) : asked;
  }

  private static <T extends TType> Operand<T> placeholder(Ops tf, Operand<T> like, Shape shape) {
    return tf.withName("x").placeholder(like.type(), Placeholder.shape(shape));
  }

  private PredictStep make(Ops ops, Signal x, int parts, Optional<Execution> preferred) {
    ForwardPass pass = ForwardPass.inference(ops).preferring(preferred).under(built.policy());
    Operand<TFloat32> outputs = built.call(pass, x, parts).floats();
    Ops tf = pass.tf();
    Operand<TFloat32> last =
        tf.withControlDependencies(pass.updates(tf.withControlDependencies(outputs)))
            .identity(outputs);
    return new PredictStep(x.values(), last, pass.hasUpdates());
  }
}
