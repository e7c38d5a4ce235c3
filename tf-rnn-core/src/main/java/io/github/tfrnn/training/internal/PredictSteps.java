package io.github.tfrnn.training.internal;

import io.github.tfrnn.graph.Execution;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.graph.ForwardPass;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.networks.BuiltNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
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
  private final BuiltNetwork built;
  private final List<Signal> inputs;
  private final ExecutionOptions execution;
  private final Map<Integer, PredictStep> byParts = new ConcurrentHashMap<>();
  private final Map<List<Shape>, PredictStep> compiled = new ConcurrentHashMap<>();

  PredictSteps(Graph graph, BuiltNetwork built, List<Signal> inputs, ExecutionOptions execution) {
    this.graph = graph;
    this.built = built;
    this.inputs = inputs;
    this.execution = execution;
  }

  /** Returns the step for a batch whose inputs have the given shapes. */
  PredictStep of(List<Shape> batch) {
    long rows = batch.get(0).get(0);
    if (rows == 1 && execution.execution().equals(Optional.of(Execution.COMPILED))) {
      PredictStep row = compiled.get(batch);
      if (row != null) {
        return row;
      }
      if (compiled.size() < MAX_COMPILED) {
        return make(batch);
      }
    }
    PredictStep found = byParts.get(execution.parts(rows));
    return found != null ? found : make(execution.parts(rows));
  }

  private synchronized PredictStep make(List<Shape> row) {
    if (compiled.size() >= MAX_COMPILED && !compiled.containsKey(row)) {
      return make(1);
    }
    return compiled.computeIfAbsent(
        row,
        shapes -> {
          Ops tf = Ops.create(graph).withSubScope("predict_row_" + compiled.size());
          List<Signal> known = new ArrayList<>();
          for (Shape shape : shapes) {
            Operand<? extends TType> like = inputs.get(known.size()).values();
            known.add(Signal.of(placeholder(tf, like, shape), shape));
          }
          return make(tf, known, 1, Optional.of(Execution.COMPILED));
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

  private PredictStep make(Ops ops, List<Signal> x, int parts, Optional<Execution> preferred) {
    ForwardPass pass = ForwardPass.inference(ops).preferring(preferred).under(built.policy());
    List<Operand<TFloat32>> outputs =
        built.call(pass, x, parts).stream().map(Signal::floats).toList();
    Ops tf = pass.tf();
    List<Op> updates = pass.updates(tf.withControlDependencies(List.copyOf(outputs)));
    Ops last = tf.withControlDependencies(updates);
    List<Operand<TFloat32>> told = new ArrayList<>();
    outputs.forEach(output -> told.add(last.identity(output)));
    List<Operand<? extends TType>> fed = new ArrayList<>();
    x.forEach(signal -> fed.add(signal.values()));
    return new PredictStep(fed, told, pass.hasUpdates());
  }
}
