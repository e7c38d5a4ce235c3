package io.github.tfrnn.text;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The options of {@link TextVectorization}, which fit each other. Immutable.
 *
 * @param ngrams numbers of neighbouring tokens that make one, in the order in which they come;
 *     empty for the tokens themselves
 */
record VectorizationOptions(
    OptionalInt maxTokens,
    Standardization standardization,
    Splitting splitting,
    List<Integer> ngrams,
    VectorizationMode mode,
    OptionalInt outputSequenceLength,
    boolean padToMaxTokens) {

  static final String WHERE = "TextVectorization";

  VectorizationOptions {
    ngrams = List.copyOf(ngrams);
    if (maxTokens.isPresent()) {
      checkArgument(
          maxTokens.getAsInt() > mode.firstId(),
          "%s: maxTokens must be more than %s in mode %s, as %s; got %s",
          WHERE,
          mode.firstId(),
          mode,
          mode == VectorizationMode.INT
              ? "padding and unknown tokens count too"
              : "unknown tokens count too",
          maxTokens.getAsInt());
    }
    checkArgument(
        !padToMaxTokens || maxTokens.isPresent(),
        "%s: padToMaxTokens needs maxTokens, the number of columns to pad to",
        WHERE);
    checkArgument(
        mode == VectorizationMode.INT || outputSequenceLength.isEmpty(),
        "%s: outputSequenceLength is for mode INT; in mode %s there is a column for each token",
        WHERE,
        mode);
    checkArgument(
        splitting != Splitting.NONE || ngrams.isEmpty() || ngrams.contains(1),
        "%s: a text that is not split is one token, and has no n-grams of %s: split it, or leave"
            + " ngrams out",
        WHERE,
        ngrams);
  }

  /** Returns the most tokens that a vocabulary may have, without padding and the unknown one. */
  int mostTokens() {
    return maxTokens.isPresent() ? maxTokens.getAsInt() - mode.firstId() : Integer.MAX_VALUE;
  }

  /** Returns how ids are brought to one length. */
  PadOptions padding() {
    PadOptions length =
        outputSequenceLength.isPresent()
            ? PadOptions.maxlen(outputSequenceLength.getAsInt())
            : PadOptions.longest();
    return length.padding(PadSide.POST).truncating(PadSide.POST);
  }

  /** Returns the tokens of a text, n-grams among them; all are {@link Octets}. */
  List<String> tokens(String octets) {
    List<String> single = splitting.tokens(standardization.apply(octets));
    if (ngrams.isEmpty()) {
      return single;
    }
    List<String> tokens = new ArrayList<>();
    for (int n : ngrams) {
      for (int from = 0; from + n <= single.size(); from++) {
        tokens.add(String.join(" ", single.subList(from, from + n)));
      }
    }
    return tokens;
  }
}
