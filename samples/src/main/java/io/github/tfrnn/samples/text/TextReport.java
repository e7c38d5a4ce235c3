package io.github.tfrnn.samples.text;

import io.github.tfrnn.samples.reports.ClassificationReport;
import io.github.tfrnn.samples.reports.ConfusionMatrix;
import io.github.tfrnn.samples.reports.Example;
import io.github.tfrnn.samples.reports.Predictions;
import io.github.tfrnn.training.History;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says in words how well a model did in the test. */
final class TextReport {
  private static final int EXAMPLES = 4; // right ones, and as many wrong ones
  private static final int WIDTH = 90;

  private final Architecture architecture;
  private final PreparedTexts texts;
  private final Predictions predictions;
  private final TextBaselines baselines;
  private final ConfusionMatrix confusion;

  TextReport(
      Architecture architecture,
      PreparedTexts texts,
      Predictions predictions,
      TextBaselines baselines) {
    this.architecture = architecture;
    this.texts = texts;
    this.predictions = predictions;
    this.baselines = baselines;
    this.confusion =
        ConfusionMatrix.of(texts.classes().names(), texts.test().labels(), predictions.best());
  }

  /** Returns how long the training took and which epoch was the best. */
  static String ofTraining(History history, double seconds) {
    List<Double> accuracies = history.get("val_accuracy");
    int best =
        IntStream.range(0, accuracies.size())
            .boxed()
            .max(Comparator.<Integer, Double>comparing(accuracies::get).thenComparing(i -> -i))
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "Trained for %d epochs in %.1f s; kept the weights of epoch %d, validation accuracy %.4f",
        history.epochs(),
        seconds,
        best + 1,
        accuracies.get(best));
  }

  /** Returns which class was taken for which in the test. */
  ConfusionMatrix confusion() {
    return confusion;
  }

  /** Returns the accuracies of the simple classifiers. */
  TextBaselines baselines() {
    return baselines;
  }

  /** Returns the accuracy on the test's texts that are new, if some of the test's texts are not. */
  OptionalDouble unseenAccuracy() {
    List<Integer> unseen = texts.data().unseen();
    if (unseen.size() == texts.test().size()) {
      return OptionalDouble.empty();
    }
    return unseen.stream().mapToDouble(i -> isRight(i) ? 1 : 0).average();
  }

  /** Returns the test accuracy of the model beside those of the simple classifiers. */
  String accuracies() {
    StringBuilder lines = new StringBuilder();
    lines.append(format("Test accuracy: %.4f (%s)%n", confusion.accuracy(), architecture));
    unseenAccuracy()
        .ifPresent(
            value ->
                lines.append(
                    format("               %.4f on texts not in the training data%n", value)));
    lines.append(
        format("               %.4f (naive Bayes, which ignores order)%n", baselines.naiveBayes()));
    lines.append(format("               %.4f (always the largest class)", baselines.majority()));
    return lines.toString();
  }

  /** Returns the table of the classes. */
  String classes() {
    return ClassificationReport.of(confusion);
  }

  /**
   * Returns some texts that were classified rightly, from all over the test, and the surest
   * mistakes.
   */
  String examples() {
    List<Example> all = IntStream.range(0, predictions.size()).mapToObj(this::example).toList();
    List<Example> right = all.stream().filter(Example::right).toList();
    Stream<Example> someRight =
        IntStream.range(0, Math.min(EXAMPLES, right.size()))
            .mapToObj(i -> right.get(right.size() * i / Math.min(EXAMPLES, right.size())));
    Stream<Example> surestWrong =
        all.stream()
            .filter(example -> !example.right())
            .sorted(Comparator.comparingDouble(Example::probability).reversed())
            .limit(EXAMPLES);
    return "Right, for example:\n"
        + lines(someRight)
        + "\nThe surest mistakes:\n"
        + lines(surestWrong);
  }

  private static String lines(Stream<Example> examples) {
    return examples.map(example -> "  " + example.line(WIDTH)).collect(Collectors.joining("\n"));
  }

  private Example example(int i) {
    int best = predictions.best(i);
    return new Example(
        texts.data().test().texts().get(i),
        texts.data().test().labels().get(i),
        texts.classes().name(best),
        predictions.probability(i, best));
  }

  private boolean isRight(int i) {
    return predictions.best(i) == texts.test().labels()[i];
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
