package io.github.tfrnn.layers;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.ops.AttentionOps;
import io.github.tfrnn.ops.AttentionOps.Sight;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Attention of several heads, bound to its weights: what {@link MultiHeadAttention} and {@link
 * GroupQueryAttention} have in common.
 *
 * @param query from features to the heads of queries
 * @param key from features to the heads of keys
 * @param gate from features to factors of what comes out of the heads, if there is one
 * @param value from features to the heads of values
 * @param output from heads to features
 * @param axes of the inputs that are attended over; the others stay apart
 * @param shapes of the outputs
 */
record HeadAttention(
    Options options,
    HeadProjection query,
    HeadProjection key,
    Optional<HeadProjection> gate,
    HeadProjection value,
    HeadProjection output,
    List<Integer> axes,
    OutputShapes shapes)
    implements BuiltMultiInput {

  /** Works out the shapes of the outputs. */
  @FunctionalInterface
  interface OutputShapes {
    /** See {@link Layer#outputShapes}. */
    List<Shape> of(String where, List<Shape> inputs);
  }

  /**
   * What the two layers are configured with.
   *
   * @param heads of the queries
   * @param keyHeads of keys and values; each serves as many queries' heads
   * @param size of a head of queries and keys
   * @param valueSize of a head of values
   */
  record Options(
      int heads,
      int keyHeads,
      int size,
      int valueSize,
      float dropout,
      int slidingWindow,
      boolean useCausalMask,
      boolean returnAttentionScores,
      Optional<Regularizer> activityRegularizer) {}

  @Override
  public List<Signal> call(Call call, List<Signal> inputs) {
    Ops tf = call.tf();
    Signal q = inputs.get(0);
    Signal v = inputs.get(1);
    Signal k = inputs.get(inputs.size() - 1);
    int[] attended = axes.stream().mapToInt(Integer::intValue).toArray();
    List<Operand<TFloat32>> projected = new ArrayList<>();
    Heads queries = new Heads(tf, q.shape(), options.heads(), attended);
    Heads values = new Heads(tf, v.shape(), options.keyHeads(), attended);
    Operand<TFloat32> ofQuery = project(call, query, q, Activation.LINEAR, projected);
    Operand<TFloat32> ofKey = project(call, key, k, Activation.LINEAR, projected);
    Operand<TFloat32> ofValue = project(call, value, v, Activation.LINEAR, projected);

    Operand<TFloat32> scaled =
        tf.math.mul(ofQuery, tf.constant((float) (1 / Math.sqrt(options.size()))));
    Operand<TFloat32> keys = repeated(tf, values.split(ofKey, options.size()));
    Operand<TFloat32> scores =
        AttentionOps.timesTransposed(tf, queries.split(scaled, options.size()), keys);
    Operand<TInt32> batch = tf.slice(tf.shape(q.values()), tf.array(0), tf.array(1));
    Operand<TInt32> places = tf.slice(tf.shape(scores), tf.array(1), tf.array(2));
    Operand<TInt32> byRow =
        tf.concat(List.of(batch, queries.rowsOfHeads(), places), tf.constant(0));
    boolean plain = axes.size() == 1 && q.shape().numDimensions() == 3;
    boolean zeros = options.dropout() > 0 || options.returnAttentionScores() || !plain; // as Keras
    Operand<TFloat32> shares =
        AttentionOps.shares(tf, tf.reshape(scores, byRow), mask(tf, inputs, places), zeros);
    Operand<TFloat32> dropped = AttentionOps.drop(call, options.dropout(), shares, 4);
    Operand<TFloat32> heads =
        AttentionOps.times(
            tf,
            tf.reshape(dropped, tf.concat(List.of(tf.array(-1), places), tf.constant(0))),
            repeated(tf, values.split(ofValue, options.valueSize())));
    Operand<TFloat32> together = queries.join(heads, options.valueSize());
    if (gate.isPresent()) {
      together = tf.math.mul(together, project(call, gate.get(), q, Activation.SIGMOID, projected));
    }
    Operand<TFloat32> y = output.apply(call, together, q.shape(), Activation.LINEAR);
    projected.add(y);
    penalize(call, projected, inputs);
    List<Shape> known = shapes.of(call.layer(), inputs.stream().map(Signal::shape).toList());
    List<Signal> outputs = new ArrayList<>();
    outputs.add(q.then(queries.shaped(y, known.get(0)), known.get(0)));
    if (options.returnAttentionScores()) {
      outputs.add(Signal.of(queries.scores(shares, v), known.get(1)));
    }
    return outputs;
  }

  private static Operand<TFloat32> project(
      Call call,
      HeadProjection projection,
      Signal input,
      Activation activation,
      List<Operand<TFloat32>> projected) {
    Operand<TFloat32> y = projection.apply(call, input.floats(), input.shape(), activation);
    projected.add(y);
    return y;
  }

  /** Each head of keys or values as often as heads of queries look at it. */
  private Operand<TFloat32> repeated(Ops tf, Operand<TFloat32> heads) {
    int times = options.heads() / options.keyHeads();
    if (times == 1) {
      return heads;
    }
    Operand<TInt32> sizes = tf.slice(tf.shape(heads), tf.array(1), tf.array(2));
    Operand<TFloat32> apart = tf.expandDims(heads, tf.constant(1));
    List<Operand<TFloat32>> copies = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      copies.add(apart);
    }
    return tf.reshape(
        tf.concat(copies, tf.constant(1)), tf.concat(List.of(tf.array(-1), sizes), tf.constant(0)));
  }

  /** {@code [batch or 1, 1, queries, values]}. */
  private Optional<Operand<TBool>> mask(Ops tf, List<Signal> inputs, Operand<TInt32> places) {
    Signal v = inputs.get(1);
    Sight sight =
        new Sight(
            inputs.get(0).mask(),
            v.mask(),
            inputs.size() == 3 ? inputs.get(2).mask() : Optional.empty(),
            options.useCausalMask(),
            options.slidingWindow());
    Operand<TInt32> zero = tf.constant(0);
    return sight
        .mask(tf, tf.gather(places, zero, zero), tf.gather(places, tf.constant(1), zero))
        .map(mask -> tf.expandDims(mask, tf.constant(1)));
  }

  /** The penalty is on the outputs of all projections, as in Keras. */
  private void penalize(Call call, List<Operand<TFloat32>> projected, List<Signal> inputs) {
    if (options.activityRegularizer().isEmpty()) {
      return;
    }
    List<Operand<TFloat32>> given = inputs.stream().map(Signal::floats).toList();
    List<Weight> weights =
        Stream.concat(Stream.of(query, key, value, output), gate.stream())
            .flatMap(projection -> projection.weights().stream())
            .toList();
    for (Operand<TFloat32> y : projected) {
      Activations.penalize(call, options.activityRegularizer().get(), y, given, weights);
    }
  }

  /**
   * Between {@code [batch, ..., heads · size]} and {@code [batch · apart · heads, places, size]}:
   * apart are the axes that are not attended over, places those that are.
   */
  private static final class Heads {
    private final Ops tf;
    private final int heads;
    private final int[] apart;
    private final int[] attended;
    private final int rank; // of the inputs
    private Operand<TInt32> axes; // of the inputs, the last one excluded

    Heads(Ops tf, Shape shape, int heads, int[] attended) {
      this.tf = tf;
      this.heads = heads;
      this.attended = attended;
      this.rank = shape.numDimensions();
      this.apart =
          IntStream.range(1, rank - 1)
              .filter(axis -> Arrays.stream(attended).noneMatch(a -> a == axis))
              .toArray();
    }

    /** The order of axes with heads apart: batch, apart, heads, attended, size. */
    private int[] order() {
      IntStream all =
          IntStream.concat(
              IntStream.concat(IntStream.of(0), Arrays.stream(apart)),
              IntStream.concat(
                  IntStream.of(rank - 1),
                  IntStream.concat(Arrays.stream(attended), IntStream.of(rank))));
      return all.toArray();
    }

    Operand<TFloat32> split(Operand<TFloat32> projected, int size) {
      axes = tf.slice(tf.shape(projected), tf.array(0), tf.array(rank - 1));
      Operand<TFloat32> ofHeads =
          tf.reshape(projected, tf.concat(List.of(axes, tf.array(heads, size)), tf.constant(0)));
      Operand<TFloat32> ordered = tf.linalg.transpose(ofHeads, tf.constant(order()));
      Operand<TInt32> places = tf.prod(pick(attended), tf.array(0));
      return tf.reshape(
          ordered,
          tf.concat(
              List.of(tf.array(-1), tf.reshape(places, tf.array(1)), tf.array(size)),
              tf.constant(0)));
    }

    /** How many heads a row has, those of all its axes that stay apart. */
    Operand<TInt32> rowsOfHeads() {
      return apart.length == 0
          ? tf.array(heads)
          : tf.math.mul(
              tf.reshape(tf.prod(pick(apart), tf.array(0)), tf.array(1)), tf.array(heads));
    }

    private Operand<TInt32> pick(int[] which) {
      return tf.gather(axes, tf.constant(which), tf.constant(0));
    }

    Operand<TFloat32> join(Operand<TFloat32> split, int size) {
      List<Operand<TInt32>> sizes = new ArrayList<>(List.of(pick(new int[] {0})));
      if (apart.length > 0) {
        sizes.add(pick(apart));
      }
      sizes.add(tf.array(heads));
      sizes.add(pick(attended));
      sizes.add(tf.array(size));
      Operand<TFloat32> ordered = tf.reshape(split, tf.concat(sizes, tf.constant(0)));
      int[] order = order();
      int[] back = new int[order.length];
      for (int i = 0; i < order.length; i++) {
        back[order[i]] = i;
      }
      return tf.reshape(
          tf.linalg.transpose(ordered, tf.constant(back)),
          tf.concat(List.of(axes, tf.array(heads * size)), tf.constant(0)));
    }

    /** The weights as {@code [batch, apart, heads, attended of queries, attended of values]}. */
    Operand<TFloat32> scores(Operand<TFloat32> shares, Signal value) {
      Operand<TInt32> ofValue = tf.shape(value.values());
      List<Operand<TInt32>> sizes = new ArrayList<>(List.of(pick(new int[] {0})));
      if (apart.length > 0) {
        sizes.add(pick(apart));
      }
      sizes.add(tf.array(heads));
      sizes.add(pick(attended));
      sizes.add(tf.gather(ofValue, tf.constant(attended), tf.constant(0)));
      return tf.reshape(shares, tf.concat(sizes, tf.constant(0)));
    }

    /** The output, its last axis cut into those that were asked for. */
    Operand<TFloat32> shaped(Operand<TFloat32> output, Shape known) {
      if (known.numDimensions() == rank) {
        return output;
      }
      long[] features = Arrays.copyOfRange(known.asArray(), rank - 1, known.numDimensions());
      int[] sizes = Arrays.stream(features).mapToInt(Math::toIntExact).toArray();
      return tf.reshape(output, tf.concat(List.of(axes, tf.constant(sizes)), tf.constant(0)));
    }
  }
}
