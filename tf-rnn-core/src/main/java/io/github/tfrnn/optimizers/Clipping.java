package io.github.tfrnn.optimizers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.WeightGradient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * How large gradients may be; the options {@code clipnorm}, {@code clipvalue} and {@code
 * global_clipnorm} of Keras's optimizers.
 *
 * <pre>
 *   clipnorm          g ← g · c / max(‖g‖, c)              for each weight by itself
 *   clipvalue         g ← min(max(g, −c), c)               for each entry
 *   global_clipnorm   g ← g · c · min(1 / n, 1 / c)        n is the norm over all weights
 * </pre>
 *
 * <p>As in Keras, norms and limits see the gradients of an embedding one by one, as the batch names
 * its rows, before those of one row are added up. After {@code global_clipnorm} they have been
 * added up; for an optimizer that squares gradients that is another square than without clipping.
 *
 * @param kind what is limited
 * @param limit c, positive
 */
public record Clipping(Kind kind, float limit) {

  /** What is limited. */
  public enum Kind {
    /** The norm of each weight's gradient. */
    NORM("clipnorm"),
    /** The size of each entry. */
    VALUE("clipvalue"),
    /** The norm of all gradients together. */
    GLOBAL_NORM("globalClipnorm");

    private final String option;

    Kind(String option) {
      this.option = option;
    }
  }

  public Clipping {
    requireNonNull(kind, "kind");
    checkArgument(
        limit > 0 && limit < Float.POSITIVE_INFINITY,
        "%s must be positive and finite, got %s",
        kind.option,
        limit);
  }

  /**
   * Returns what an optimizer clips by after one of its options has been set.
   *
   * @param before what it clipped by; may be of the same kind, which is replaced then
   * @throws IllegalArgumentException if it is of another kind, or the limit is not positive
   */
  static Optional<Clipping> only(Optional<Clipping> before, Kind kind, double limit) {
    Clipping next = new Clipping(kind, (float) limit);
    if (before.isPresent() && before.get().kind != kind) {
      throw new IllegalArgumentException(
          "Only one of clipnorm, clipvalue and globalClipnorm can be set. Received: %s, %s"
              .formatted(before.get(), next));
    }
    return Optional.of(next);
  }

  /**
   * Returns the gradients after clipping, in the same order.
   *
   * @param gradients of all weights
   */
  public List<WeightGradient> clip(Ops tf, List<WeightGradient> gradients) {
    List<WeightGradient> clipped = new ArrayList<>();
    switch (kind) {
      case NORM -> gradients.forEach(gradient -> clipped.add(clipNorm(tf, gradient)));
      case VALUE -> gradients.forEach(gradient -> clipped.add(clipValue(tf, gradient)));
      case GLOBAL_NORM -> {
        Operand<TFloat32> scale = globalScale(tf, gradients);
        for (WeightGradient gradient : gradients) {
          WeightGradient summed = gradient.summed(tf);
          clipped.add(summed.withValues(tf.math.mul(summed.values(), scale)));
        }
      }
    }
    return clipped;
  }

  private WeightGradient clipNorm(Ops tf, WeightGradient gradient) {
    Operand<TFloat32> most = tf.constant(limit);
    Operand<TFloat32> norm = norm(tf, tf.nn.l2Loss(gradient.values()));
    return gradient.withValues(
        tf.math.div(tf.math.mul(gradient.values(), most), tf.math.maximum(norm, most)));
  }

  private WeightGradient clipValue(Ops tf, WeightGradient gradient) {
    return gradient.withValues(
        tf.math.maximum(
            tf.math.minimum(gradient.values(), tf.constant(limit)), tf.constant(-limit)));
  }

  private Operand<TFloat32> globalScale(Ops tf, List<WeightGradient> gradients) {
    List<Operand<TFloat32>> halves = new ArrayList<>();
    gradients.forEach(gradient -> halves.add(tf.nn.l2Loss(gradient.values())));
    Operand<TFloat32> norm = norm(tf, tf.math.addN(halves));
    return tf.math.mul(
        tf.constant(limit), tf.math.minimum(tf.math.reciprocal(norm), tf.constant(1 / limit)));
  }

  /** The root of what is twice a sum of halves of squares. */
  private static Operand<TFloat32> norm(Ops tf, Operand<TFloat32> half) {
    return tf.math.sqrt(tf.math.mul(half, tf.constant(2f)));
  }

  @Override
  public String toString() {
    return kind.option + "=" + limit;
  }
}
