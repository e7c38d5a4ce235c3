package io.github.tfrnn.samples.digits;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * What strings of digits to train on, and how. Immutable.
 *
 * @param training recordings, model and training
 * @param strings drawn anew for each epoch
 * @param testStrings drawn for the test
 * @param beam how many beginnings of labels the search keeps
 */
record DigitStringSettings(DigitSettings training, int strings, int testStrings, int beam) {
  private static final int VALIDATION = 10; // one watched for so many to learn from

  DigitStringSettings {
    checkArgument(strings >= 1, "--strings must be at least 1, got %s", strings);
    checkArgument(testStrings >= 1, "--test-strings must be at least 1, got %s", testStrings);
    checkArgument(beam >= 1, "--beam must be at least 1, got %s", beam);
  }

  /** Returns how many strings are watched. */
  int validationStrings() {
    return Math.max(1, strings / VALIDATION);
  }
}
