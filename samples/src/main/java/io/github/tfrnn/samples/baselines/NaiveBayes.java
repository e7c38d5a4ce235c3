package io.github.tfrnn.samples.baselines;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;

/**
 * Multinomial naive Bayes over bags of tokens: which tokens a text has and how often, not in which
 * order. Immutable.
 *
 * <p>With {@code n(c)} training texts of class c, {@code n(c, w)} occurrences of token w in them
 * and a vocabulary of V tokens, a text gets the class with the highest
 *
 * <pre>  log (n(c) / Σ n) + Σ_w log ((n(c, w) + 1) / (Σ_v n(c, v) + V))</pre>
 *
 * summed over the tokens of the text (Laplace smoothing). Id 0 is padding and is not counted, in
 * texts or in V.
 *
 * <p>Source: Manning, Raghavan and Schütze (2008), Introduction to Information Retrieval, section
 * 13.2.
 */
public final class NaiveBayes {
  private static final int PADDING = 0;

  private final double[] logPrior; // [classes]
  private final double[][] logLikelihood; // [classes][vocabularySize], 0 for padding

  private NaiveBayes(double[] logPrior, double[][] logLikelihood) {
    this.logPrior = logPrior;
    this.logLikelihood = logLikelihood;
  }

  /**
   * Learns from texts.
   *
   * @param sequences the token ids of each text, each in [0, vocabularySize)
   * @param labels the class of each text, in [0, classes)
   * @param classes number of classes
   * @param vocabularySize number of token ids, that of padding included
   */
  public static NaiveBayes fit(int[][] sequences, int[] labels, int classes, int vocabularySize) {
    checkArgument(
        sequences.length == labels.length && labels.length > 0,
        "naive Bayes needs one label a text and at least one text, got %s texts and %s labels",
        sequences.length,
        labels.length);
    double[] texts = new double[classes];
    double[][] tokens = new double[classes][vocabularySize];
    for (int i = 0; i < sequences.length; i++) {
      texts[labels[i]]++;
      for (int token : sequences[i]) {
        tokens[labels[i]][token]++;
      }
    }
    double[] logPrior = Arrays.stream(texts).map(n -> Math.log(n / labels.length)).toArray();
    double[][] logLikelihood =
        Arrays.stream(tokens).map(NaiveBayes::smoothed).toArray(double[][]::new);
    return new NaiveBayes(logPrior, logLikelihood);
  }

  private static double[] smoothed(double[] counts) {
    double total = Arrays.stream(counts).skip(1).sum() + counts.length - 1;
    double[] logs = Arrays.stream(counts).map(n -> Math.log((n + 1) / total)).toArray();
    logs[PADDING] = 0;
    return logs;
  }

  /** Returns the most likely class of each text; the lowest of several that are equally likely. */
  public int[] predict(int[][] sequences) {
    return Arrays.stream(sequences).mapToInt(this::predict).toArray();
  }

  private int predict(int[] sequence) {
    double[] scores = scores(sequence);
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      best = scores[c] > scores[best] ? c : best;
    }
    return best;
  }

  /** Returns the natural logarithm of each class's share of the joint probability of a text. */
  double[] scores(int[] sequence) {
    double[] scores = logPrior.clone();
    for (int c = 0; c < scores.length; c++) {
      for (int token : sequence) {
        scores[c] += logLikelihood[c][token];
      }
    }
    return scores;
  }
}
