package io.github.tfrnn.text;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens that {@link TextVectorization} knows, the most frequent first, and their weights.
 * Immutable, safe for use by any thread.
 */
final class TokenVocabulary {
  static final String PADDING = "";
  static final String UNKNOWN = "[UNK]";

  private final VectorizationMode mode;
  private final List<String> tokens;
  private final Map<String, Integer> ids = new HashMap<>(); // of octets
  private final Optional<float[]> weights; // unknown tokens first

  private TokenVocabulary(VectorizationMode mode, List<String> tokens, Optional<float[]> weights) {
    this.mode = mode;
    this.tokens = List.copyOf(tokens);
    this.weights = weights;
    if (mode == VectorizationMode.INT) {
      ids.put(PADDING, 0); // only texts that are not split can be it
    }
    int next = mode.firstId();
    for (String token : this.tokens) {
      ids.put(Octets.of(token), next++);
    }
  }

  /**
   * Returns the vocabulary of tokens, with or without the special ones in front.
   *
   * @param weights as many as tokens; for TF_IDF, and none for the other modes
   */
  static TokenVocabulary of(
      VectorizationOptions options, List<String> given, Optional<double[]> weights) {
    VectorizationMode mode = options.mode();
    checkWeights(mode, given, weights);
    boolean special =
        given.size() >= mode.firstId() && given.subList(0, mode.firstId()).equals(specials(mode));
    List<String> tokens = special ? given.subList(mode.firstId(), given.size()) : given;
    checkTokens(options, tokens);
    return new TokenVocabulary(
        mode, tokens, weights.map(of -> special ? floats(of) : withMean(of)));
  }

  private static void checkWeights(
      VectorizationMode mode, List<String> given, Optional<double[]> weights) {
    if (mode != VectorizationMode.TF_IDF) {
      checkArgument(
          weights.isEmpty(),
          "%s: idfWeights are for mode TF_IDF, not for %s",
          VectorizationOptions.WHERE,
          mode);
      return;
    }
    checkArgument(
        weights.isPresent(),
        "%s: in mode TF_IDF a vocabulary needs idfWeights, one for each token (a file of tokens"
            + " has none)",
        VectorizationOptions.WHERE);
    checkArgument(
        weights.get().length == given.size(),
        "%s: there must be as many idfWeights as tokens in the vocabulary, %s; got %s",
        VectorizationOptions.WHERE,
        given.size(),
        weights.get().length);
  }

  private static void checkTokens(VectorizationOptions options, List<String> tokens) {
    checkArgument(!tokens.isEmpty(), "%s: the vocabulary has no token", VectorizationOptions.WHERE);
    checkArgument(
        tokens.size() <= options.mostTokens(),
        "%s: a vocabulary of maxTokens %s may have %s tokens beside the special ones, it has %s",
        VectorizationOptions.WHERE,
        options.maxTokens().orElse(0),
        options.mostTokens(),
        tokens.size());
    Map<String, Integer> places = new HashMap<>();
    for (String token : tokens) {
      int place = places.size();
      checkArgument(
          !token.equals(PADDING),
          "%s: token %s of the vocabulary is empty; special tokens stand in front, in the order %s,"
              + " or are left out",
          VectorizationOptions.WHERE,
          place,
          specials(options.mode()));
      checkArgument(
          Unicode.isWellFormed(token),
          "%s: token %s of the vocabulary holds a lone surrogate, which UTF-8 does not have",
          VectorizationOptions.WHERE,
          place);
      Integer before = places.put(token, place);
      checkArgument(
          before == null,
          "%s: the vocabulary has \"%s\" twice, as tokens %s and %s",
          VectorizationOptions.WHERE,
          token,
          before,
          place);
    }
  }

  private static float[] floats(double[] weights) {
    float[] floats = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      floats[i] = (float) weights[i];
    }
    return floats;
  }

  /** Unknown tokens have no weight of their own. */
  private static float[] withMean(double[] weights) {
    float[] floats = new float[weights.length + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      floats[i + 1] = (float) weights[i];
      sum += weights[i];
    }
    floats[0] = (float) (sum / weights.length);
    return floats;
  }

  static List<String> specials(VectorizationMode mode) {
    return mode == VectorizationMode.INT ? List.of(PADDING, UNKNOWN) : List.of(UNKNOWN);
  }

  /** Returns the tokens without the special ones; unmodifiable. */
  List<String> tokens() {
    return tokens;
  }

  /** Returns the number of ids, special ones among them. */
  int size() {
    return tokens.size() + mode.firstId();
  }

  /** Returns the id of a token, which is {@link Octets}. */
  int id(String octets) {
    return ids.getOrDefault(octets, mode.unknownId());
  }

  /** Returns the ids of tokens as texts, but for that of unknown ones. */
  Map<String, Integer> ids() {
    Map<String, Integer> byText = new LinkedHashMap<>();
    if (mode == VectorizationMode.INT) {
      byText.put(PADDING, 0);
    }
    int next = mode.firstId();
    for (String token : tokens) {
      byText.put(token, next++);
    }
    return Collections.unmodifiableMap(byText);
  }

  /** Returns a copy of the weights of the ids from 0, in mode TF_IDF. */
  Optional<float[]> weights() {
    return weights.map(float[]::clone);
  }
}
