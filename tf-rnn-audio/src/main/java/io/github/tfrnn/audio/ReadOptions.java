package io.github.tfrnn.audio;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * What {@link Sound#read} and {@link SoundBlocks} accept. Immutable; every method returns new
 * options.
 */
public final class ReadOptions {
  private static final ReadOptions DEFAULTS = new ReadOptions(1L << 27, false);

  private final long maxSamples;
  private final boolean truncated;

  private ReadOptions(long maxSamples, boolean truncated) {
    this.maxSamples = maxSamples;
    this.truncated = truncated;
  }

  /**
   * Returns the defaults: at most 134,217,728 samples (512 MiB; 139 minutes of one channel at 16
   * 000 Hz), nothing truncated.
   */
  public static ReadOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns options with another limit of what {@link Sound#read} holds in memory. {@link
   * SoundBlocks}, which hold a block only, have no limit.
   *
   * @param samples frames times channels, in [1, 2147483639]; four bytes each
   * @throws IllegalArgumentException if it is out of range
   */
  public ReadOptions maxSamples(long samples) {
    checkArgument(
        samples >= 1 && samples <= Sound.MAX_ARRAY,
        "ReadOptions: maxSamples must be in [1, %s], got %s; SoundBlocks reads longer recordings",
        Sound.MAX_ARRAY,
        samples);
    return new ReadOptions(samples, truncated);
  }

  /**
   * Returns options that accept a recording that ends before the end its header tells, as a
   * download or a recorder that was cut off leaves it: its whole frames are read. Default: false,
   * which is an error then.
   */
  public ReadOptions acceptTruncated(boolean accept) {
    return new ReadOptions(maxSamples, accept);
  }

  /** Returns the limit in samples of all channels. */
  public long maxSamples() {
    return maxSamples;
  }

  /** Returns whether recordings that were cut off are read as far as they go. */
  public boolean acceptTruncated() {
    return truncated;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReadOptions that
        && maxSamples == that.maxSamples
        && truncated == that.truncated;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(maxSamples) * 31 + Boolean.hashCode(truncated);
  }

  @Override
  public String toString() {
    return "ReadOptions[maxSamples=%s, acceptTruncated=%s]".formatted(maxSamples, truncated);
  }
}
