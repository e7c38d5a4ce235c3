package io.github.tfrnn.samples.text;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.samples.data.TextData;
import io.github.tfrnn.samples.reports.LengthHistogram;
import io.github.tfrnn.text.LabelIndex;
import io.github.tfrnn.text.Tokenizer;

/**
 * What a model learns from, made from texts.
 *
 * @param data the texts
 * @param tokens what the tokenizer cuts texts into
 * @param tokenizer fitted on the training texts alone
 * @param maxlen timesteps of a padded text
 * @param train to learn from
 * @param validation to watch while learning
 * @param test to test with
 */
record PreparedTexts(
    TextData data,
    TokenKind tokens,
    Tokenizer tokenizer,
    int maxlen,
    TokenizedTexts train,
    TokenizedTexts validation,
    TokenizedTexts test) {

  private static final double WHOLE = 0.95; // share of the texts that are kept whole

  /**
   * Learns the tokens of the training texts and turns all texts into ids.
   *
   * @throws IllegalArgumentException if the training texts hold no token
   */
  static PreparedTexts of(TextData data, TextSettings settings) {
    Tokenizer tokenizer =
        KnownTokens.fit(
            settings.tokens(), settings.numWords(), settings.minCount(), data.train().texts());
    checkArgument(
        !tokenizer.wordCounts().isEmpty(),
        "no word was found in %s training texts; try --tokens unicode-words",
        data.train().size());
    LabelIndex classes = data.classes();
    TokenizedTexts train = new TokenizedTexts(data.train(), tokenizer, classes);
    int mostAreWhole =
        Math.min(LengthHistogram.of(train.sequences()).quantile(WHOLE), TextSettings.LONGEST);
    return new PreparedTexts(
        data,
        settings.tokens(),
        tokenizer,
        settings.maxlen().orElse(Math.max(1, mostAreWhole)),
        train,
        new TokenizedTexts(data.validation(), tokenizer, classes),
        new TokenizedTexts(data.test(), tokenizer, classes));
  }

  /** Returns the classes and their ids. */
  LabelIndex classes() {
    return data.classes();
  }
}
