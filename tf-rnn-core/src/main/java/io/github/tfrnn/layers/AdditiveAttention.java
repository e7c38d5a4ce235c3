package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.VarianceScaling;
import java.util.List;
import java.util.Optional;
import org.tensorflow.ndarray.Shape;

/**
 * For every query the mean of the values, weighed by a sum over tanh(query + key) (Bahdanau et al.
 * 2015).
 *
 * <p><b>Shapes</b>: as those of {@link Attention}; weight {@code scale [features]} if {@code
 * useScale}. Masks as there. Behaves as {@code keras.layers.AdditiveAttention}. Immutable.
 *
 * @param useScale whether each feature has a factor that is learned
 * @param dropout share of the weights dropped while training, in [0, 1)
 * @param useCausalMask whether a query looks at no value after its own place
 * @param returnAttentionScores whether the weights are given too
 */
public record AdditiveAttention(
    boolean useScale, float dropout, boolean useCausalMask, boolean returnAttentionScores)
    implements MultiInputLayer {

  public AdditiveAttention {
    checkArgument(
        dropout >= 0 && dropout < 1,
        "AdditiveAttention: dropout must be in [0, 1), got %s",
        dropout);
  }

  /** Returns attention with Keras's defaults. */
  public static AdditiveAttention create() {
    return new AdditiveAttention(true, 0, false, false);
  }

  /** Returns the same, each feature with a factor or not. */
  public AdditiveAttention withUseScale(boolean scale) {
    return new AdditiveAttention(scale, dropout, useCausalMask, returnAttentionScores);
  }

  /** Returns the same with a share of the weights dropped while training. */
  public AdditiveAttention withDropout(double rate) {
    return new AdditiveAttention(useScale, (float) rate, useCausalMask, returnAttentionScores);
  }

  /** Returns the same, queries looking at no value after their own place, or at all. */
  public AdditiveAttention withUseCausalMask(boolean causal) {
    return new AdditiveAttention(useScale, dropout, causal, returnAttentionScores);
  }

  /** Returns the same, giving the weights too or not. */
  public AdditiveAttention withReturnAttentionScores(boolean scores) {
    return new AdditiveAttention(useScale, dropout, useCausalMask, scores);
  }

  @Override
  public List<Shape> outputShapes(String where, List<Shape> inputs) {
    return AttentionInputs.outputShapes(where, inputs, returnAttentionScores);
  }

  @Override
  public BuiltLayer build(BuildContext context, List<Shape> inputs) {
    Optional<Weight> scale =
        useScale
            ? Optional.of(
                context.addWeight(
                    WeightSpec.of(
                        "scale",
                        Shape.of(Shapes.last(inputs.get(0))),
                        VarianceScaling.glorotUniform())))
            : Optional.empty();
    return (BuiltMultiInput)
        (call, given) ->
            AttentionInputs.attend(
                call,
                given,
                dropout,
                useCausalMask,
                returnAttentionScores,
                (tf, query, key) ->
                    AttentionInputs.additive(tf, query, key, Optional.empty(), scale));
  }
}
