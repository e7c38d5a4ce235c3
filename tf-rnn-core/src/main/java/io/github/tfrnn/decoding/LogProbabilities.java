package io.github.tfrnn.decoding;

import static com.google.common.base.Preconditions.checkArgument;

/** Makes logarithms of probabilities of what a model says, and checks that. */
final class LogProbabilities {
  private static final double ROUNDING = 1e-3; // by which a sum of probabilities may miss 1

  /** Returns the logarithms of the softmax of each timestep. */
  static double[][] ofLogits(float[][] logits) {
    double[][] logs = new double[logits.length][];
    for (int t = 0; t < logits.length; t++) {
      double greatest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < logits[t].length; i++) {
        float logit = logits[t][i];
        checkArgument(
            !Float.isNaN(logit) && logit != Float.POSITIVE_INFINITY,
            "CTCDecoder: timestep %s, class %s: logits must be numbers, got %s",
            t,
            i,
            logit);
        greatest = Math.max(greatest, logit);
      }
      checkArgument(
          greatest != Double.NEGATIVE_INFINITY,
          "CTCDecoder: timestep %s: one class must be possible, got -Infinity for all",
          t);
      double sum = 0;
      for (float logit : logits[t]) {
        sum += Math.exp(logit - greatest);
      }
      double all = greatest + Math.log(sum);
      logs[t] = new double[logits[t].length];
      for (int i = 0; i < logs[t].length; i++) {
        logs[t][i] = logits[t][i] - all;
      }
    }
    return logs;
  }

  /** Returns the logarithms of probabilities. */
  static double[][] ofProbabilities(float[][] probabilities) {
    double[][] logs = new double[probabilities.length][];
    for (int t = 0; t < logs.length; t++) {
      logs[t] = new double[probabilities[t].length];
      double sum = 0;
      for (int i = 0; i < logs[t].length; i++) {
        float probability = probabilities[t][i];
        checkArgument(
            probability >= 0 && probability <= 1,
            "CTCDecoder: timestep %s, class %s: probabilities must be in [0, 1], got %s. Logits?"
                + " Leave out ofProbabilities().",
            t,
            i,
            probability);
        sum += probability;
        logs[t][i] = Math.log(probability);
      }
      checkArgument(
          Math.abs(sum - 1) <= ROUNDING,
          "CTCDecoder: timestep %s: the probabilities of %s classes must add up to 1, got %s."
              + " Logits? Leave out ofProbabilities().",
          t,
          logs[t].length,
          sum);
    }
    return logs;
  }

  private LogProbabilities() {}
}
