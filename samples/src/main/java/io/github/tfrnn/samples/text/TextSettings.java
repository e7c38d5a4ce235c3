package io.github.tfrnn.samples.text;

import static com.google.common.base.Preconditions.checkArgument;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to train on, and how. Immutable.
 *
 * @param builtIn what is learned without data
 * @param data file with a label and a text a line
 * @param testData file to test on; without it, a tenth of the data
 * @param architecture of the model
 * @param pooling what becomes of its outputs
 * @param units size of its state, or convolutions of each length, at least 1
 * @param embedding size of a token's vector, at least 1
 * @param dropout share dropped of the tokens' vectors and of what was made of a text, in [0, 1)
 * @param epochs how often all training texts are seen, at least 1
 * @param patience epochs without a better validation accuracy after which training ends, at least 0
 * @param batchSize texts a training step, at least 1
 * @param numWords size of the vocabulary, padding included, at least 2
 * @param minCount how often a token must stand in the training texts to have an id of its own; if
 *     more than once, all others share one, at least 1
 * @param maxlen tokens kept of a text, at least 1; without it, so many that 95 % of the texts are
 *     whole, but at most {@value #LONGEST}
 * @param tokens what a text is cut into
 * @param learningRate of Adam, above 0
 * @param balanced whether each class counts as much as another, however many texts it has
 * @param seed of the split, the initial weights, the order of the texts and the dropout
 */
record TextSettings(
    BuiltInTexts builtIn,
    Optional<Path> data,
    Optional<Path> testData,
    Architecture architecture,
    Pooling pooling,
    int units,
    int embedding,
    double dropout,
    int epochs,
    int patience,
    int batchSize,
    int numWords,
    int minCount,
    OptionalInt maxlen,
    TokenKind tokens,
    double learningRate,
    boolean balanced,
    long seed) {

  /** The most tokens kept of a text if it was not told how many. */
  static final int LONGEST = 400;

  /** Epochs that are waited for a better one if it was not told how many. */
  static final int PATIENCE = 2;

  TextSettings {
    checkArgument(
        data.isPresent() || testData.isEmpty(), "--test-data needs --data: a test needs training");
    checkArgument(
        pooling == Pooling.LAST || architecture.endsRecurrent(),
        "--pooling is for models that end with a recurrent layer: %s pools in its own way",
        architecture);
    checkArgument(units >= 1, "--units must be at least 1, got %s", units);
    checkArgument(embedding >= 1, "--embedding must be at least 1, got %s", embedding);
    checkArgument(dropout >= 0 && dropout < 1, "--dropout must be in [0, 1), got %s", dropout);
    checkArgument(epochs >= 1, "--epochs must be at least 1, got %s", epochs);
    checkArgument(patience >= 0, "--patience must be at least 0, got %s", patience);
    checkArgument(batchSize >= 1, "--batch-size must be at least 1, got %s", batchSize);
    checkArgument(numWords >= 2, "--num-words must be at least 2, got %s", numWords);
    checkArgument(minCount >= 1, "--min-count must be at least 1, got %s", minCount);
    checkArgument(
        learningRate > 0 && learningRate < Double.POSITIVE_INFINITY,
        "--learning-rate must be above 0, got %s",
        learningRate);
    checkArgument(
        maxlen.isEmpty() || maxlen.getAsInt() >= 1,
        "--maxlen must be at least 1, got %s",
        maxlen.orElse(0));
  }
}
