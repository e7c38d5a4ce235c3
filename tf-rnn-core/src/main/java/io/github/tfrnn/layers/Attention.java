package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.ops.AttentionOps;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * For every query the mean of the values, weighed by how well their keys go with it (Luong et al.
 * 2015).
 *
 * <p><b>Shapes</b>: inputs a query {@code [batch, queries, features]}, a value {@code [batch,
 * values, size]} and, if it is not the value, a key {@code [batch, values, features]}; output
 * {@code [batch, queries, size]} and, if asked for, the weights {@code [batch, queries, values]};
 * weights {@code scale []} if {@code useScale}, {@code concat_score_weight []} of {@link
 * ScoreMode#CONCAT}. Values that a mask leaves out have no part; queries that one leaves out give
 * zeros, and their mask is passed on. Behaves as {@code keras.layers.Attention}. Immutable.
 *
 * @param useScale whether the scores are scaled by a number that is learned
 * @param scoreMode how query and key make a score
 * @param dropout share of the weights dropped while training, in [0, 1)
 * @param useCausalMask whether a query looks at no value after its own place
 * @param returnAttentionScores whether the weights are given too
 */
public record Attention(
    boolean useScale,
    ScoreMode scoreMode,
    float dropout,
    boolean useCausalMask,
    boolean returnAttentionScores)
    implements MultiInputLayer {

  /** How a query and a key make a score. */
  public enum ScoreMode {
    /** Their dot product. */
    DOT,
    /** The sum of tanh(query + key), times a number that is learned. */
    CONCAT
  }

  public Attention {
    requireNonNull(scoreMode, "scoreMode");
    checkArgument(
        dropout >= 0 && dropout < 1, "Attention: dropout must be in [0, 1), got %s", dropout);
  }

  /** Returns attention with Keras's defaults: dot products, not scaled. */
  public static Attention create() {
    return new Attention(false, ScoreMode.DOT, 0, false, false);
  }

  /** Returns the same, the scores scaled or not. */
  public Attention withUseScale(boolean scale) {
    return new Attention(scale, scoreMode, dropout, useCausalMask, returnAttentionScores);
  }

  /** Returns the same with another kind of scores. */
  public Attention withScoreMode(ScoreMode mode) {
    return new Attention(useScale, mode, dropout, useCausalMask, returnAttentionScores);
  }

  /** Returns the same with a share of the weights dropped while training. */
  public Attention withDropout(double rate) {
    return new Attention(useScale, scoreMode, (float) rate, useCausalMask, returnAttentionScores);
  }

  /** Returns the same, queries looking at no value after their own place, or at all. */
  public Attention withUseCausalMask(boolean causal) {
    return new Attention(useScale, scoreMode, dropout, causal, returnAttentionScores);
  }

  /** Returns the same, giving the weights too or not. */
  public Attention withReturnAttentionScores(boolean scores) {
    return new Attention(useScale, scoreMode, dropout, useCausalMask, scores);
  }

  @Override
  public List<Shape> outputShapes(String where, List<Shape> inputs) {
    return AttentionInputs.outputShapes(where, inputs, returnAttentionScores);
  }

  @Override
  public BuiltLayer build(BuildContext context, List<Shape> inputs) {
    Optional<Weight> scale = useScale ? Optional.of(number(context, "scale")) : Optional.empty();
    Optional<Weight> factor =
        scoreMode == ScoreMode.CONCAT
            ? Optional.of(number(context, "concat_score_weight"))
            : Optional.empty();
    return (BuiltMultiInput)
        (call, given) ->
            AttentionInputs.attend(
                call,
                given,
                dropout,
                useCausalMask,
                returnAttentionScores,
                (tf, query, key) -> scores(tf, query, key, scale, factor));
  }

  private static Weight number(BuildContext context, String name) {
    return context.addWeight(WeightSpec.of(name, Shape.scalar(), Constant.ones()));
  }

  private Operand<TFloat32> scores(
      Ops tf,
      Operand<TFloat32> query,
      Operand<TFloat32> key,
      Optional<Weight> scale,
      Optional<Weight> factor) {
    if (scoreMode == ScoreMode.CONCAT) {
      return AttentionInputs.additive(tf, query, key, scale, factor);
    }
    Operand<TFloat32> products = AttentionOps.timesTransposed(tf, query, key);
    return scale.isPresent() ? tf.math.mul(products, scale.get().value()) : products;
  }
}
