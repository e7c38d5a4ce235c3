package io.github.tfrnn.samples.text;

import io.github.tfrnn.samples.baselines.MajorityClass;
import io.github.tfrnn.samples.baselines.NaiveBayes;
import io.github.tfrnn.samples.baselines.TokenPairs;
import io.github.tfrnn.samples.reports.ConfusionMatrix;

/**
 * Test accuracies of classifiers that know nothing of the order of words.
 *
 * @param majority of the most frequent class, in [0, 1]
 * @param naiveBayes of naive Bayes over bags of words, or of pairs of characters, in [0, 1]
 */
record TextBaselines(double majority, double naiveBayes) {

  /** Fits both on the training texts, whole and with the model's vocabulary, and tests them. */
  static TextBaselines of(PreparedTexts texts) {
    int[] majority = MajorityClass.fit(texts.train().labels()).predict(texts.test().size());
    return new TextBaselines(
        accuracy(texts, majority),
        accuracy(texts, texts.tokens().isCharacter() ? byPairs(texts) : byTokens(texts)));
  }

  private static int[] byTokens(PreparedTexts texts) {
    int vocabulary = texts.tokenizer().vocabularySize();
    return NaiveBayes.fit(
            texts.train().sequences(), texts.train().labels(), texts.classes().size(), vocabulary)
        .predict(texts.test().sequences());
  }

  private static int[] byPairs(PreparedTexts texts) {
    TokenPairs pairs = TokenPairs.fit(texts.train().sequences());
    return NaiveBayes.fit(
            pairs.sequences(texts.train().sequences()),
            texts.train().labels(),
            texts.classes().size(),
            pairs.vocabularySize())
        .predict(pairs.sequences(texts.test().sequences()));
  }

  private static double accuracy(PreparedTexts texts, int[] predicted) {
    return ConfusionMatrix.of(texts.classes().names(), texts.test().labels(), predicted).accuracy();
  }
}
