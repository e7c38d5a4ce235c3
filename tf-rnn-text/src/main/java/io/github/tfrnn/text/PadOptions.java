package io.github.tfrnn.text;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * How {@link PadSequences} brings sequences to one length. Immutable; every method returns new
 * options.
 *
 * <p>Source: the arguments of {@code keras.utils.pad_sequences}, with its defaults.
 */
public final class PadOptions {
  private static final PadOptions LONGEST = new PadOptions(0, PadSide.PRE, PadSide.PRE, 0);

  private final int maxlen; // 0: that of the longest sequence
  private final PadSide padding;
  private final PadSide truncating;
  private final double value;

  private PadOptions(int maxlen, PadSide padding, PadSide truncating, double value) {
    this.maxlen = maxlen;
    this.padding = padding;
    this.truncating = truncating;
    this.value = value;
  }

  /** Returns Keras's defaults: as long as the longest sequence, zeros at the beginning. */
  public static PadOptions longest() {
    return LONGEST;
  }

  /**
   * Returns options for sequences of the given length: zeros before shorter ones, the beginning of
   * longer ones cut off.
   *
   * @param maxlen timesteps, at least 1
   * @throws IllegalArgumentException if it is less than 1
   */
  public static PadOptions maxlen(int maxlen) {
    checkArgument(
        maxlen >= 1,
        "PadOptions: maxlen must be at least 1, got %s; longest() takes the longest sequence",
        maxlen);
    return new PadOptions(maxlen, PadSide.PRE, PadSide.PRE, 0);
  }

  /** Returns options that pad at the given end. Default: {@link PadSide#PRE}. */
  public PadOptions padding(PadSide padding) {
    return new PadOptions(
        maxlen, Objects.requireNonNull(padding, "PadOptions: padding is null"), truncating, value);
  }

  /**
   * Returns options that cut sequences longer than maxlen at the given end. Default: {@link
   * PadSide#PRE}.
   */
  public PadOptions truncating(PadSide truncating) {
    return new PadOptions(
        maxlen,
        padding,
        Objects.requireNonNull(truncating, "PadOptions: truncating is null"),
        value);
  }

  /** Returns options that pad with the given value. Default: 0. */
  public PadOptions value(double value) {
    return new PadOptions(maxlen, padding, truncating, value);
  }

  /** Returns the length in timesteps; empty for that of the longest sequence. */
  public OptionalInt maxlen() {
    return maxlen == 0 ? OptionalInt.empty() : OptionalInt.of(maxlen);
  }

  /** Returns the end at which shorter sequences are padded. */
  public PadSide padding() {
    return padding;
  }

  /** Returns the end at which longer sequences are cut. */
  public PadSide truncating() {
    return truncating;
  }

  /** Returns the value of padding. */
  public double value() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PadOptions that
        && maxlen == that.maxlen
        && padding == that.padding
        && truncating == that.truncating
        && Double.compare(value, that.value) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(maxlen, padding, truncating, value);
  }

  @Override
  public String toString() {
    return "PadOptions[maxlen=%s, padding=%s, truncating=%s, value=%s]"
        .formatted(maxlen == 0 ? "longest" : maxlen, padding, truncating, value);
  }
}
