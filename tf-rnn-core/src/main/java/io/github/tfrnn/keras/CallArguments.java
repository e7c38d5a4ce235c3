package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.layers.AdditiveAttention;
import io.github.tfrnn.layers.Attention;
import io.github.tfrnn.layers.GroupQueryAttention;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.MultiHeadAttention;
import java.util.Set;

/** What Keras takes as arguments of a call of attention, and what are options of the layer here. */
final class CallArguments {

  static final String CAUSAL = "use_causal_mask";
  static final String SCORES = "return_attention_scores";

  static final Set<String> NAMES = Set.of(CAUSAL, SCORES);

  /** Returns the object of a layer with arguments of its call among its options. */
  static JsonNode among(JsonNode layer, Set<String> arguments) {
    if (arguments.isEmpty() || !layer.path("config").isObject()) {
      return layer;
    }
    ObjectNode with = layer.deepCopy();
    arguments.forEach(argument -> ((ObjectNode) with.get("config")).put(argument, true));
    return with;
  }

  /** Puts what differs from Keras's defaults. */
  static void write(Layer layer, ObjectNode named) {
    if (layer instanceof Attention attention) {
      put(named, attention.useCausalMask(), attention.returnAttentionScores());
    } else if (layer instanceof AdditiveAttention attention) {
      put(named, attention.useCausalMask(), attention.returnAttentionScores());
    } else if (layer instanceof MultiHeadAttention attention) {
      put(named, attention.useCausalMask(), attention.returnAttentionScores());
    } else if (layer instanceof GroupQueryAttention attention) {
      put(named, attention.useCausalMask(), attention.returnAttentionScores());
    }
  }

  private static void put(ObjectNode named, boolean causal, boolean scores) {
    if (causal) {
      named.put(CAUSAL, true);
    }
    if (scores) {
      named.put(SCORES, true);
    }
  }

  private CallArguments() {}
}
