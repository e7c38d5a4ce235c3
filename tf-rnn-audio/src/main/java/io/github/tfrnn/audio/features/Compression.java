package io.github.tfrnn.audio.features;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Objects;

/**
 * What becomes of the energies of a mel spectrogram, which range over many powers of ten.
 * Immutable.
 */
public final class Compression {

  /** The kinds, each with its first number. */
  enum Kind {
    NONE,
    LOG_FLOOR,
    LOG_PLUS,
    LOG_ZERO_AS,
    DECIBELS
  }

  private static final double DECIBELS_OF_E = 10 / Math.log(10);
  private static final Compression NONE = new Compression(Kind.NONE, 0, 1, 0);

  private final Kind kind;
  private final double amount;
  private final double reference;
  private final double referenceDecibels;
  private final double topDecibels; // 0: no limit

  private Compression(Kind kind, double amount, double reference, double topDecibels) {
    checkArgument(
        kind == Kind.NONE || (amount > 0 && Double.isFinite(amount)),
        "Compression: logarithms need a number over 0, got %s: silence would be -Infinity",
        amount);
    this.kind = kind;
    this.amount = amount;
    this.reference = reference;
    this.referenceDecibels = 10 * Math.log10(Math.max(amount, reference));
    this.topDecibels = topDecibels;
  }

  /** Leaves the energies as they are. */
  public static Compression none() {
    return NONE;
  }

  /** Natural logarithm of the energy, or of the floor if that is more: Kaldi. */
  public static Compression log(double floor) {
    return new Compression(Kind.LOG_FLOOR, floor, 1, 0);
  }

  /**
   * Natural logarithm of the energy plus an offset: tf.signal's examples, torchaudio's log_mels.
   */
  public static Compression logPlus(double offset) {
    return new Compression(Kind.LOG_PLUS, offset, 1, 0);
  }

  /** Natural logarithm of the energy, or of a number where that is 0: python_speech_features. */
  public static Compression logZeroAs(double value) {
    return new Compression(Kind.LOG_ZERO_AS, value, 1, 0);
  }

  /**
   * Decibels, not less than 80 below the loudest of the sound: the default of {@code
   * librosa.power_to_db} and of torchaudio.
   */
  public static Compression decibels() {
    return decibels(1, 1e-10, 80);
  }

  /**
   * Decibels: {@code 10 · log10(max(minimum, energy) / reference)}, not less than so much below the
   * loudest of the sound.
   *
   * @param reference energy of 0 dB, over 0
   * @param minimum energy that lesser ones are taken for, over 0
   * @param topDecibels range below the loudest, over 0; {@code Double.POSITIVE_INFINITY} for none,
   *     which streams need
   * @throws IllegalArgumentException if one is not over 0
   */
  public static Compression decibels(double reference, double minimum, double topDecibels) {
    checkArgument(
        reference > 0 && topDecibels > 0 && Double.isFinite(reference),
        "Compression: reference and topDecibels must be over 0, got %s and %s",
        reference,
        topDecibels);
    return new Compression(
        Kind.DECIBELS, minimum, reference, Double.isInfinite(topDecibels) ? 0 : topDecibels);
  }

  static Compression of(Kind kind, double amount, double reference, double topDecibels) {
    return kind == Kind.NONE ? NONE : new Compression(kind, amount, reference, topDecibels);
  }

  Kind kind() {
    return kind;
  }

  double amount() {
    return amount;
  }

  double reference() {
    return reference;
  }

  double topDecibels() {
    return topDecibels;
  }

  /** Returns whether the value of a frame depends on all others. */
  boolean needsTheWhole() {
    return topDecibels > 0;
  }

  /** Compresses the energies of a frame where they stand. */
  void apply(double[] energies) {
    switch (kind) {
      case NONE -> {}
      case LOG_FLOOR -> {
        for (int m = 0; m < energies.length; m++) {
          energies[m] = Logarithm.ln(atLeast(amount, energies[m]));
        }
      }
      case LOG_PLUS -> {
        for (int m = 0; m < energies.length; m++) {
          energies[m] = Logarithm.ln(energies[m] + amount);
        }
      }
      case LOG_ZERO_AS -> {
        for (int m = 0; m < energies.length; m++) {
          energies[m] = Logarithm.ln(energies[m] == 0 ? amount : energies[m]);
        }
      }
      case DECIBELS -> {
        for (int m = 0; m < energies.length; m++) {
          energies[m] =
              DECIBELS_OF_E * Logarithm.ln(atLeast(amount, energies[m])) - referenceDecibels;
        }
      }
    }
  }

  /** As Math.max of a number and one that may be NaN, but for the order of -0 and 0. */
  private static double atLeast(double least, double value) {
    return value < least ? least : value;
  }

  /** Raises what is too far below the loudest. */
  void limit(double[][] frames) {
    if (!needsTheWhole()) {
      return;
    }
    double loudest = Double.NEGATIVE_INFINITY;
    for (double[] frame : frames) {
      for (double value : frame) {
        loudest = value > loudest ? value : loudest;
      }
    }
    double least = loudest - topDecibels;
    for (double[] frame : frames) {
      for (int m = 0; m < frame.length; m++) {
        frame[m] = atLeast(least, frame[m]);
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Compression that
        && kind == that.kind
        && Double.compare(amount, that.amount) == 0
        && Double.compare(reference, that.reference) == 0
        && Double.compare(topDecibels, that.topDecibels) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, amount, reference, topDecibels);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case NONE -> "none";
      case LOG_FLOOR -> "log(" + amount + ")";
      case LOG_PLUS -> "logPlus(" + amount + ")";
      case LOG_ZERO_AS -> "logZeroAs(" + amount + ")";
      case DECIBELS ->
          "decibels(%s, %s, %s)"
              .formatted(reference, amount, topDecibels == 0 ? "Infinity" : topDecibels);
    };
  }
}
