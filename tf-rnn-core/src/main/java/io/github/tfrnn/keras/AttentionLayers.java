package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.Initializers.INITIALIZER;
import static io.github.tfrnn.keras.OptionFormats.FLAG;
import static io.github.tfrnn.keras.OptionFormats.INTEGER;
import static io.github.tfrnn.keras.OptionFormats.INTEGERS;
import static io.github.tfrnn.keras.OptionFormats.LONGS;
import static io.github.tfrnn.keras.Penalties.CONSTRAINT;
import static io.github.tfrnn.keras.Penalties.REGULARIZER;

import com.fasterxml.jackson.databind.node.NullNode;
import com.google.common.primitives.Ints;
import com.google.common.primitives.Longs;
import io.github.tfrnn.layers.AdditiveAttention;
import io.github.tfrnn.layers.Attention;
import io.github.tfrnn.layers.GroupQueryAttention;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.MultiHeadAttention;
import java.util.List;
import java.util.Optional;

/** Attention. What Keras takes as arguments of a call is in {@link CallArguments}. */
final class AttentionLayers {

  private static final OptionFormat<Attention.ScoreMode> SCORE_MODE =
      OptionFormats.word(Attention.ScoreMode.class);

  static List<ClassFormat<? extends Layer>> all() {
    return List.of(
        attention(),
        additive(),
        multiHead(),
        groupQuery("GroupQueryAttention"),
        groupQuery("GroupedQueryAttention"));
  }

  private static ClassFormat<Attention> attention() {
    return TableFormat.of("Attention", Attention.class, in -> Attention.create())
        .option("use_scale", FLAG, Attention::useScale, Attention::withUseScale)
        .option("score_mode", SCORE_MODE, Attention::scoreMode, Attention::withScoreMode)
        .number("dropout", Attention::dropout, Attention::withDropout)
        .ignored("seed", NullNode.getInstance())
        .droppedIfOff("causal")
        .argument(CallArguments.CAUSAL, FLAG, Attention::withUseCausalMask)
        .argument(CallArguments.SCORES, FLAG, Attention::withReturnAttentionScores);
  }

  private static ClassFormat<AdditiveAttention> additive() {
    return TableFormat.of(
            "AdditiveAttention", AdditiveAttention.class, in -> AdditiveAttention.create())
        .option("use_scale", FLAG, AdditiveAttention::useScale, AdditiveAttention::withUseScale)
        .number("dropout", AdditiveAttention::dropout, AdditiveAttention::withDropout)
        .ignored("seed", NullNode.getInstance())
        .droppedIfOff("causal")
        .argument(CallArguments.CAUSAL, FLAG, AdditiveAttention::withUseCausalMask)
        .argument(CallArguments.SCORES, FLAG, AdditiveAttention::withReturnAttentionScores);
  }

  private static ClassFormat<MultiHeadAttention> multiHead() {
    return TableFormat.built(
            "MultiHeadAttention",
            MultiHeadAttention.class,
            in ->
                MultiHeadAttention.builder(
                    in.required("num_heads", INTEGER), in.required("key_dim", INTEGER)),
            MultiHeadAttention.Builder::build)
        .begun("num_heads", INTEGER, MultiHeadAttention::numHeads)
        .begun("key_dim", INTEGER, MultiHeadAttention::keyDim)
        .optional(
            "value_dim",
            INTEGER,
            layer -> Optional.of(layer.valueDim()).filter(size -> size > 0), // else key_dim
            MultiHeadAttention.Builder::valueDim)
        .number("dropout", MultiHeadAttention::dropout, MultiHeadAttention.Builder::dropout)
        .option("use_bias", FLAG, MultiHeadAttention::useBias, MultiHeadAttention.Builder::useBias)
        .option("use_gate", FLAG, MultiHeadAttention::useGate, MultiHeadAttention.Builder::useGate)
        .optional(
            "output_shape",
            LONGS,
            layer -> ifAny(layer.outputShape()),
            (b, v) -> b.outputShape(Longs.toArray(v)))
        .optional(
            "attention_axes",
            INTEGERS,
            layer -> ifAny(layer.attentionAxes()),
            (b, v) -> b.attentionAxes(Ints.toArray(v)))
        .optional(
            "sliding_window",
            INTEGER,
            layer -> ifPositive(layer.slidingWindow()),
            MultiHeadAttention.Builder::slidingWindow)
        .option(
            "kernel_initializer",
            INITIALIZER,
            MultiHeadAttention::kernelInitializer,
            MultiHeadAttention.Builder::kernelInitializer)
        .option(
            "bias_initializer",
            INITIALIZER,
            MultiHeadAttention::biasInitializer,
            MultiHeadAttention.Builder::biasInitializer)
        .optional(
            "kernel_regularizer",
            REGULARIZER,
            MultiHeadAttention::kernelRegularizer,
            MultiHeadAttention.Builder::kernelRegularizer)
        .optional(
            "bias_regularizer",
            REGULARIZER,
            MultiHeadAttention::biasRegularizer,
            MultiHeadAttention.Builder::biasRegularizer)
        .optional(
            "activity_regularizer",
            REGULARIZER,
            MultiHeadAttention::activityRegularizer,
            MultiHeadAttention.Builder::activityRegularizer)
        .optional(
            "kernel_constraint",
            CONSTRAINT,
            MultiHeadAttention::kernelConstraint,
            MultiHeadAttention.Builder::kernelConstraint)
        .optional(
            "bias_constraint",
            CONSTRAINT,
            MultiHeadAttention::biasConstraint,
            MultiHeadAttention.Builder::biasConstraint)
        .ignored("seed", NullNode.getInstance())
        .dropped("flash_attention", "query_shape", "key_shape", "value_shape")
        .argument(CallArguments.CAUSAL, FLAG, MultiHeadAttention.Builder::useCausalMask)
        .argument(CallArguments.SCORES, FLAG, MultiHeadAttention.Builder::returnAttentionScores);
  }

  private static ClassFormat<GroupQueryAttention> groupQuery(String className) {
    return TableFormat.built(
            className,
            GroupQueryAttention.class,
            in ->
                GroupQueryAttention.builder(
                    in.required("head_dim", INTEGER),
                    in.required("num_query_heads", INTEGER),
                    in.required("num_key_value_heads", INTEGER)),
            GroupQueryAttention.Builder::build)
        .begun("head_dim", INTEGER, GroupQueryAttention::headDim)
        .begun("num_query_heads", INTEGER, GroupQueryAttention::numQueryHeads)
        .begun("num_key_value_heads", INTEGER, GroupQueryAttention::numKeyValueHeads)
        .option(
            "use_bias", FLAG, GroupQueryAttention::useBias, GroupQueryAttention.Builder::useBias)
        .option(
            "use_gate", FLAG, GroupQueryAttention::useGate, GroupQueryAttention.Builder::useGate)
        .optional(
            "sliding_window",
            INTEGER,
            layer -> ifPositive(layer.slidingWindow()),
            GroupQueryAttention.Builder::slidingWindow)
        .number("dropout", GroupQueryAttention::dropout, GroupQueryAttention.Builder::dropout)
        .option(
            "kernel_initializer",
            INITIALIZER,
            GroupQueryAttention::kernelInitializer,
            GroupQueryAttention.Builder::kernelInitializer)
        .option(
            "bias_initializer",
            INITIALIZER,
            GroupQueryAttention::biasInitializer,
            GroupQueryAttention.Builder::biasInitializer)
        .optional(
            "kernel_regularizer",
            REGULARIZER,
            GroupQueryAttention::kernelRegularizer,
            GroupQueryAttention.Builder::kernelRegularizer)
        .optional(
            "bias_regularizer",
            REGULARIZER,
            GroupQueryAttention::biasRegularizer,
            GroupQueryAttention.Builder::biasRegularizer)
        .optional(
            "activity_regularizer",
            REGULARIZER,
            GroupQueryAttention::activityRegularizer,
            GroupQueryAttention.Builder::activityRegularizer)
        .optional(
            "kernel_constraint",
            CONSTRAINT,
            GroupQueryAttention::kernelConstraint,
            GroupQueryAttention.Builder::kernelConstraint)
        .optional(
            "bias_constraint",
            CONSTRAINT,
            GroupQueryAttention::biasConstraint,
            GroupQueryAttention.Builder::biasConstraint)
        .ignored("seed", NullNode.getInstance())
        .dropped("flash_attention")
        .argument(CallArguments.CAUSAL, FLAG, GroupQueryAttention.Builder::useCausalMask)
        .argument(CallArguments.SCORES, FLAG, GroupQueryAttention.Builder::returnAttentionScores);
  }

  private static <V> Optional<List<V>> ifAny(List<V> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  private static Optional<Integer> ifPositive(int value) {
    return value > 0 ? Optional.of(value) : Optional.empty();
  }

  private AttentionLayers() {}
}
