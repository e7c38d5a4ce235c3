package io.github.tfrnn.audio.features;

/**
 * Natural logarithms in half the time of {@link Math#log}, of which features take one for each bin
 * of each frame: the range from one power of two to the next is cut into parts, of whose middles
 * the logarithms stand in a table, and a short series makes up for the rest. Off by less than 2e-15
 * of the value plus 4e-16.
 */
final class Logarithm {
  private static final int BITS = 9;
  private static final int PARTS = 1 << BITS;
  private static final int MANTISSA_BITS = 52;
  private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
  private static final long ONE = Double.doubleToRawLongBits(1);
  private static final long LEAST = Double.doubleToRawLongBits(Double.MIN_NORMAL);
  private static final long MOST = Double.doubleToRawLongBits(Double.MAX_VALUE);
  private static final double LN_2 = Math.log(2);
  private static final double[] INVERSE = new double[PARTS]; // of the middle of each part
  private static final double[] LN = new double[PARTS]; // of the middle

  static {
    for (int i = 0; i < PARTS; i++) {
      INVERSE[i] = 1 / (1 + (i + 0.5) / PARTS);
      LN[i] = -Math.log(INVERSE[i]);
    }
  }

  /** Returns the natural logarithm; of 0, negative numbers, infinity and NaN too. */
  static double ln(double value) {
    long bits = Double.doubleToRawLongBits(value);
    if (bits < LEAST || bits > MOST) { // negative numbers have negative bits
      return Math.log(value);
    }
    int exponent = (int) (bits >>> MANTISSA_BITS) - Double.MAX_EXPONENT;
    int part = (int) (bits >>> (MANTISSA_BITS - BITS)) & (PARTS - 1);
    double mantissa = Double.longBitsToDouble((bits & MANTISSA) | ONE); // in [1, 2)
    double r = mantissa * INVERSE[part] - 1; // at most 2^-10 from 0
    double series = r - r * r * (0.5 - r * (1.0 / 3 - r / 4));
    return exponent * LN_2 + LN[part] + series;
  }

  private Logarithm() {}
}
