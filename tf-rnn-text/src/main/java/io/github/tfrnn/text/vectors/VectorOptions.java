package io.github.tfrnn.text.vectors;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Objects;
import java.util.Optional;

/**
 * How {@link WordVectors} reads a file. Immutable; every method returns new options.
 *
 * <p>By default the format is recognized from the content, words must match exactly, and words
 * without a vector get zeros.
 */
public final class VectorOptions {
  private static final VectorOptions DEFAULTS = new VectorOptions(Optional.empty(), false, 0, 0);

  private final Optional<VectorFormat> format;
  private final boolean lowerCaseFallback;
  private final double stddev; // 0: zeros
  private final long seed;

  private VectorOptions(
      Optional<VectorFormat> format, boolean lowerCaseFallback, double stddev, long seed) {
    this.format = format;
    this.lowerCaseFallback = lowerCaseFallback;
    this.stddev = stddev;
    this.seed = seed;
  }

  /** Returns the options that hold if none are given. */
  public static VectorOptions defaults() {
    return DEFAULTS;
  }

  /** Returns options for files of one format, rather than of what their content looks like. */
  public VectorOptions format(VectorFormat newFormat) {
    Objects.requireNonNull(
        newFormat, "VectorOptions: format is null; leave it out to recognize it");
    return new VectorOptions(Optional.of(newFormat), lowerCaseFallback, stddev, seed);
  }

  /**
   * Returns options that take, for a word which the file does not have as it is, the first vector
   * of a word with the same lower case: that of {@code Berlin} for {@code berlin}, and the other
   * way round.
   */
  public VectorOptions lowerCaseFallback() {
    return new VectorOptions(format, true, stddev, seed);
  }

  /**
   * Returns options that give words without a vector random numbers, normally distributed around 0.
   * Rows of ids that are no word's, such as that of padding, stay zeros.
   *
   * @param newStddev standard deviation, more than 0; that of many files is 0.1 to 0.4
   * @param newSeed gives the same numbers every time, for the same tokenizer and file
   * @throws IllegalArgumentException if the deviation is not positive and finite
   */
  public VectorOptions missingNormal(double newStddev, long newSeed) {
    checkArgument(
        newStddev > 0 && newStddev < Double.POSITIVE_INFINITY,
        "VectorOptions: the standard deviation must be more than 0, got %s; zeros are the default",
        newStddev);
    return new VectorOptions(format, lowerCaseFallback, newStddev, newSeed);
  }

  /** Returns the format, if it was given. */
  public Optional<VectorFormat> format() {
    return format;
  }

  /** Returns whether words also match by their lower case. */
  public boolean fallsBackToLowerCase() {
    return lowerCaseFallback;
  }

  /** Returns the standard deviation of the numbers of words without a vector; 0 for zeros. */
  public double missingStddev() {
    return stddev;
  }

  /** Returns the seed of the numbers of words without a vector. */
  public long missingSeed() {
    return seed;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VectorOptions that
        && format.equals(that.format)
        && lowerCaseFallback == that.lowerCaseFallback
        && Double.compare(stddev, that.stddev) == 0
        && seed == that.seed;
  }

  @Override
  public int hashCode() {
    return Objects.hash(format, lowerCaseFallback, stddev, seed);
  }

  @Override
  public String toString() {
    return "VectorOptions[format=%s, lowerCaseFallback=%s, missing=%s]"
        .formatted(
            format.map(VectorFormat::toString).orElse("as recognized"),
            lowerCaseFallback,
            stddev == 0 ? "zeros" : "normal(stddev=" + stddev + ", seed=" + seed + ")");
  }
}
