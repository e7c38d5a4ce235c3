package io.github.tfrnn.ops;

import io.github.tfrnn.graph.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Scores of queries and keys, and what becomes of values by them (Vaswani et al. 2017). */
public final class AttentionOps {

  private static final float LARGE = -0.7f * Float.MAX_VALUE; // Keras's, for what is left out

  /**
   * Which query may look at which value.
   *
   * @param queryMask which queries count, {@code [batch, queries]}
   * @param valueMask which values count, {@code [batch, values]}
   * @param keyMask which keys count, {@code [batch, values]}
   * @param causal whether a query looks at no value after its own place
   * @param window a query looks at values fewer places away; 0 for any
   */
  public record Sight(
      Optional<Operand<TBool>> queryMask,
      Optional<Operand<TBool>> valueMask,
      Optional<Operand<TBool>> keyMask,
      boolean causal,
      int window) {

    /**
     * Returns it as one mask, {@code [batch or 1, queries, values]}; empty if all may look at all.
     *
     * @param queries scalar, their number
     * @param values scalar, their number
     */
    public Optional<Operand<TBool>> mask(Ops tf, Operand<TInt32> queries, Operand<TInt32> values) {
      List<Operand<TBool>> all = new ArrayList<>();
      queryMask.ifPresent(mask -> all.add(tf.expandDims(mask, tf.constant(2))));
      valueMask.ifPresent(mask -> all.add(tf.expandDims(mask, tf.constant(1))));
      keyMask.ifPresent(mask -> all.add(tf.expandDims(mask, tf.constant(1))));
      if (causal || window > 0) {
        Operand<TInt32> one = tf.constant(1);
        Operand<TInt32> zero = tf.constant(0);
        Operand<TInt32> query = tf.expandDims(tf.range(zero, queries, one), one);
        Operand<TInt32> value = tf.expandDims(tf.range(zero, values, one), zero);
        Operand<TInt32> ahead = tf.math.sub(query, value); // [queries, values]
        if (causal) {
          all.add(tf.expandDims(tf.math.greaterEqual(ahead, zero), zero));
        }
        if (window > 0) {
          all.add(tf.expandDims(tf.math.less(tf.math.abs(ahead), tf.constant(window)), zero));
        }
      }
      return all.stream().reduce(tf.math::logicalAnd);
    }
  }

  /** Returns a·bᵀ of the matrices of a batch. */
  public static Operand<TFloat32> timesTransposed(
      Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
    return tf.train.batchMatMul(a, b, TFloat32.class, BatchMatMul.adjY(true));
  }

  /** Returns a·b of the matrices of a batch. */
  public static Operand<TFloat32> times(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
    return tf.train.batchMatMul(a, b, TFloat32.class);
  }

  /**
   * Returns shares that add up to 1 over the last axis, none of them where the mask leaves out.
   *
   * @param mask that broadcasts to the scores
   * @param zeros whether a query that may look at nothing gets zeros; equal shares otherwise
   */
  public static Operand<TFloat32> shares(
      Ops tf, Operand<TFloat32> scores, Optional<Operand<TBool>> mask, boolean zeros) {
    if (mask.isEmpty()) {
      return tf.nn.softmax(scores);
    }
    Operand<TFloat32> shares = tf.nn.softmax(tf.select(mask.get(), scores, tf.constant(LARGE)));
    return zeros ? tf.select(mask.get(), shares, tf.constant(0f)) : shares;
  }

  /**
   * Returns the shares of which some are dropped while training.
   *
   * @param shares {@code [batch, ..., queries, values]}
   */
  public static Operand<TFloat32> drop(Call call, float rate, Operand<TFloat32> shares, int rank) {
    if (rate == 0 || !call.training()) {
      return shares;
    }
    Ops tf = call.tf();
    return tf.math.mul(shares, DropoutOps.factors(call, rate, DropoutOps.rest(tf, shares), rank));
  }

  private AttentionOps() {}
}
