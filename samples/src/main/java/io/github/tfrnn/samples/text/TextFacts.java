package io.github.tfrnn.samples.text;

import io.github.tfrnn.samples.data.TextData;
import io.github.tfrnn.samples.reports.ClassCounts;
import io.github.tfrnn.samples.reports.LengthHistogram;
import io.github.tfrnn.text.Tokenizer;
import java.util.Locale;
import java.util.Map;

/** Says in words what was found in the data. */
final class TextFacts {

  /** Returns how many texts there are, of which classes, and what was left out. */
  static String ofTexts(TextData data, String source) {
    int total = data.train().size() + data.validation().size() + data.test().size();
    StringBuilder facts = new StringBuilder();
    facts.append(format("Texts: %,d of %,d classes, %s%n", total, data.classes().size(), source));
    if (data.repeated() > 0) {
      facts.append(
          format(
              "  left out: %,d that stood there before, %,d of them in another class%n",
              data.repeated(), data.contradicted()));
    }
    int seen = data.test().size() - data.unseen().size();
    if (seen > 0) {
      facts.append(format("  %,d of the test's texts stand in the training data too%n", seen));
    }
    facts.append(
        new ClassCounts(data.classes().names())
            .add("training", data.classes().ids(data.train().labels()))
            .add("validation", data.classes().ids(data.validation().labels()))
            .add("test", data.classes().ids(data.test().labels())));
    return facts.toString();
  }

  /**
   * Returns how many tokens there are, how long the texts are, and the shapes that a model gets.
   */
  static String ofTokens(PreparedTexts texts) {
    Tokenizer tokenizer = texts.tokenizer();
    int vocabulary = tokenizer.vocabularySize();
    Map<String, Integer> ids = tokenizer.wordIndex();
    long all = 0;
    long known = 0;
    for (Map.Entry<String, Long> entry : tokenizer.wordCounts().entrySet()) {
      all += entry.getValue();
      known += ids.get(entry.getKey()) < vocabulary ? entry.getValue() : 0;
    }
    return format(
        "Tokens: %,d in training, %,d different; the vocabulary of %,d ids covers %.1f %%%n"
            + "Lengths in tokens: %s%n"
            + "Shapes: training [%d, %d], validation [%d, %d], test [%d, %d]; labels [texts, %d]",
        all,
        tokenizer.wordCounts().size(),
        vocabulary,
        100.0 * known / all,
        LengthHistogram.of(texts.train().sequences()),
        texts.train().size(),
        texts.maxlen(),
        texts.validation().size(),
        texts.maxlen(),
        texts.test().size(),
        texts.maxlen(),
        texts.data().classes().size());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  private TextFacts() {}
}
