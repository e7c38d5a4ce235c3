package io.github.tfrnn.samples.text;

import io.github.tfrnn.text.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How much each token of a text counted for what a model said of it.
 *
 * @param tokens known ones, in the order of the text
 */
record AttendedText(List<Token> tokens) {

  /**
   * A token.
   *
   * @param weight in [0, 1]; those of a text add up to 1
   */
  record Token(String text, double weight) {}

  AttendedText {
    tokens = List.copyOf(tokens);
  }

  /**
   * Returns the weights of a padded text.
   *
   * @param ids {@code [timesteps]}, 0 for padding
   * @param weights {@code [timesteps]}
   */
  static AttendedText of(Tokenizer tokenizer, int[] ids, float[] weights) {
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] != 0) {
        tokens.add(new Token(tokenizer.indexWord().get(ids[i]), weights[i]));
      }
    }
    return new AttendedText(tokens);
  }

  /** Returns the tokens that counted most, in the order of the text: {@code a 40 %, storm 22 %}. */
  String most(int count) {
    List<Token> most =
        tokens.stream()
            .sorted(Comparator.comparingDouble(Token::weight).reversed())
            .limit(count)
            .toList();
    double least = most.isEmpty() ? 0 : most.get(most.size() - 1).weight();
    return tokens.stream()
        .filter(token -> token.weight() >= least)
        .limit(count)
        .map(token -> String.format(Locale.ROOT, "%s %.0f %%", token.text(), 100 * token.weight()))
        .collect(Collectors.joining(", "));
  }
}
