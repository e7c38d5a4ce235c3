package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.ops.AttentionOps;
import io.github.tfrnn.ops.AttentionOps.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What {@link Attention} and {@link AdditiveAttention} have in common: all but the scores. */
final class AttentionInputs {

  private static final float LEFT_OUT = 1e9f; // Keras takes that off a score that does not count

  /** How well queries and keys go together. */
  @FunctionalInterface
  interface Scores {
    /**
     * Adds the operations.
     *
     * @param query {@code [batch, queries, features]}
     * @param key {@code [batch, values, features]}
     * @return {@code [batch, queries, values]}
     */
    Operand<TFloat32> of(Ops tf, Operand<TFloat32> query, Operand<TFloat32> key);
  }

  /** Returns the shapes of the output and, if asked for, of the scores. */
  static List<Shape> outputShapes(String where, List<Shape> inputs, boolean scores) {
    checkArgument(
        inputs.size() == 2 || inputs.size() == 3,
        "%s: takes a query and a value, or a query, a value and a key, got %s inputs.",
        where,
        inputs.size());
    inputs.forEach(shape -> Shapes.requireSequence(where, shape));
    Shape query = inputs.get(0);
    Shape value = inputs.get(1);
    Shape key = inputs.get(inputs.size() - 1);
    checkArgument(
        Shapes.last(query) == Shapes.last(key),
        "%s: query and key must have equal features, got %s and %s.",
        where,
        Shapes.toString(query),
        Shapes.toString(key));
    checkArgument(
        Shape.of(value.get(1)).isCompatibleWith(Shape.of(key.get(1))),
        "%s: value and key must have as many timesteps, got %s and %s.",
        where,
        Shapes.toString(value),
        Shapes.toString(key));
    Shape output = Shapes.withLast(query, Shapes.last(value));
    return scores
        ? List.of(output, Shape.of(query.get(0), query.get(1), value.get(1)))
        : List.of(output);
  }

  /** Adds the operations around the scores. */
  static List<Signal> attend(
      Call call,
      List<Signal> inputs,
      float dropout,
      boolean causal,
      boolean returnScores,
      Scores scores) {
    Ops tf = call.tf();
    Signal query = inputs.get(0);
    Signal value = inputs.get(1);
    Signal key = inputs.get(inputs.size() - 1);
    Operand<TFloat32> found = scores.of(tf, query.floats(), key.floats());
    Sight sight = new Sight(Optional.empty(), value.mask(), Optional.empty(), causal, 0);
    Optional<Operand<TBool>> mask = sight.mask(tf, timesteps(tf, query), timesteps(tf, value));
    if (mask.isPresent()) {
      found = tf.select(mask.get(), found, tf.math.sub(found, tf.constant(LEFT_OUT)));
    }
    Operand<TFloat32> shares = AttentionOps.drop(call, dropout, tf.nn.softmax(found), 3);
    Operand<TFloat32> output = AttentionOps.times(tf, shares, value.floats());
    if (query.mask().isPresent()) {
      output =
          tf.select(tf.expandDims(query.mask().get(), tf.constant(2)), output, tf.constant(0f));
    }
    List<Shape> shapes =
        outputShapes(call.layer(), inputs.stream().map(Signal::shape).toList(), true);
    List<Signal> outputs = new ArrayList<>();
    outputs.add(query.then(output, shapes.get(0)));
    if (returnScores) {
      outputs.add(Signal.of(shares, shapes.get(1)));
    }
    return outputs;
  }

  private static Operand<TInt32> timesteps(Ops tf, Signal signal) {
    return tf.gather(tf.shape(signal.values()), tf.constant(1), tf.constant(0));
  }

  /**
   * Returns the sum of tanh(scale · (query + key)) times a factor over the features, for every
   * query and key.
   */
  static Operand<TFloat32> additive(
      Ops tf,
      Operand<TFloat32> query,
      Operand<TFloat32> key,
      Optional<Weight> inner,
      Optional<Weight> outer) {
    Operand<TFloat32> sums =
        tf.math.add(tf.expandDims(query, tf.constant(2)), tf.expandDims(key, tf.constant(1)));
    if (inner.isPresent()) {
      sums = tf.math.mul(inner.get().value(), sums);
    }
    Operand<TFloat32> bent = tf.math.tanh(sums); // [batch, queries, values, features]
    if (outer.isPresent()) {
      bent = tf.math.mul(outer.get().value(), bent);
    }
    return tf.sum(bent, tf.constant(3));
  }

  private AttentionInputs() {}
}
