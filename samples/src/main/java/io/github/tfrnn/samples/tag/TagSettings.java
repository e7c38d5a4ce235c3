package io.github.tfrnn.samples.tag;

import static com.google.common.base.Preconditions.checkArgument;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to train on, and how. Immutable.
 *
 * @param data file with a text a line, or a paragraph; debates of the European Parliament without
 *     one
 * @param units size of each direction's state
 * @param embedding size of a word's vector
 * @param dropout share dropped before and after the recurrent layer, in [0, 1)
 * @param epochs how often all texts are seen, at most
 * @param batchSize pieces of text a training step
 * @param numWords size of the vocabulary, padding and the unknown word included
 * @param length words of a piece
 * @param learningRate of Adam
 * @param seed of the split, the initial weights, the order of the texts and the dropout
 */
record TagSettings(
    Optional<Path> data,
    int units,
    int embedding,
    double dropout,
    int epochs,
    int batchSize,
    int numWords,
    int length,
    double learningRate,
    long seed) {

  TagSettings {
    atLeast("--units", units, 1);
    atLeast("--embedding", embedding, 1);
    checkArgument(dropout >= 0 && dropout < 1, "--dropout must be in [0, 1), got %s", dropout);
    atLeast("--epochs", epochs, 1);
    atLeast("--batch-size", batchSize, 1);
    atLeast("--num-words", numWords, 3);
    atLeast("--length", length, 2);
    checkArgument(
        learningRate > 0 && learningRate < Double.POSITIVE_INFINITY,
        "--learning-rate must be above 0, got %s",
        learningRate);
  }

  private static void atLeast(String option, int value, int least) {
    checkArgument(value >= least, "%s must be at least %s, got %s", option, least, value);
  }
}
