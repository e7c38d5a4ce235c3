package io.github.tfrnn.samples.digits;

import static com.google.common.base.Preconditions.checkArgument;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to train on, and how. Immutable.
 *
 * @param data zip of the Free Spoken Digit Dataset, its folder, or a folder with one for each
 *     class; synthesized digits without it
 * @param skipBroken whether files that cannot be read are told and left out
 * @param sampleRate that all is resampled to, in Hz
 * @param architecture which kind of model
 * @param units size of each layer's, and direction's, state
 * @param dropout share dropped, in [0, 1)
 * @param augment whether training hears recordings at other speeds, louder, softer, in rooms, with
 *     noise
 */
record DigitSettings(
    Optional<Path> data,
    DigitSplit split,
    boolean skipBroken,
    int sampleRate,
    DigitArchitecture architecture,
    int units,
    double dropout,
    int epochs,
    int batchSize,
    double learningRate,
    boolean augment,
    long seed) {

  /** Settings of the default model. */
  DigitSettings(
      Optional<Path> data,
      DigitSplit split,
      boolean skipBroken,
      int sampleRate,
      int units,
      double dropout,
      int epochs,
      int batchSize,
      double learningRate,
      boolean augment,
      long seed) {
    this(
        data,
        split,
        skipBroken,
        sampleRate,
        DigitArchitecture.BILSTM,
        units,
        dropout,
        epochs,
        batchSize,
        learningRate,
        augment,
        seed);
  }

  DigitSettings {
    checkArgument(
        sampleRate >= 4000 && sampleRate <= 192_000,
        "--sample-rate must be in [4000, 192000], got %s",
        sampleRate);
    checkArgument(units >= 1, "--units must be at least 1, got %s", units);
    checkArgument(dropout >= 0 && dropout < 1, "--dropout must be in [0, 1), got %s", dropout);
    checkArgument(epochs >= 1, "--epochs must be at least 1, got %s", epochs);
    checkArgument(batchSize >= 1, "--batch-size must be at least 1, got %s", batchSize);
    checkArgument(
        learningRate > 0 && learningRate < Double.POSITIVE_INFINITY,
        "--learning-rate must be above 0, got %s",
        learningRate);
  }
}
