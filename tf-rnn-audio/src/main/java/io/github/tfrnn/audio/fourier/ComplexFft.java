package io.github.tfrnn.audio.fourier;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.List;

/**
 * Discrete Fourier transforms of complex numbers, of any length: by factors 5, 3, 4 and 2 if it has
 * no others (Stockham's order, which needs no sorting), else as a convolution (Bluestein 1970).
 * Neither way has a factor of 1/length. Immutable, safe for use by several threads; callers bring
 * the room to work in.
 */
public final class ComplexFft {

  /** Room for a transform; the numbers are put into it, and found in it. For one thread. */
  public static final class Room {
    private double[] re;
    private double[] im;
    private double[] otherRe;
    private double[] otherIm;

    private Room(int size) {
      re = new double[size];
      im = new double[size];
      otherRe = new double[size];
      otherIm = new double[size];
    }

    /** Returns the real parts, at least as many as the length; other arrays after a transform. */
    public double[] re() {
      return re;
    }

    /** Returns the imaginary parts, likewise. */
    public double[] im() {
      return im;
    }

    private void exchange() {
      double[] r = re;
      re = im;
      im = r;
    }

    private void swap() {
      double[] r = re;
      re = otherRe;
      otherRe = r;
      double[] i = im;
      im = otherIm;
      otherIm = i;
    }
  }

  private static final int LONGEST = 1 << 29;
  private static final int[] FACTORS = {4, 5, 3, 2}; // fours are the fastest with single neighbours

  private final int length;
  private final int size; // the length, or that of the convolution, a power of two
  private final List<FftStage> stages;

  // Of Bluestein's: w[k] = exp(-i·pi·k²/n), and the transform of its conjugate.
  private final double[] chirpRe;
  private final double[] chirpIm;
  private final double[] filterRe;
  private final double[] filterIm;

  /**
   * Makes the tables.
   *
   * @param length numbers of a transform, in [1, 2^29]
   * @throws IllegalArgumentException if it is out of range
   */
  public ComplexFft(int length) {
    checkArgument(
        length >= 1 && length <= LONGEST,
        "ComplexFft: length must be in [1, %s], got %s",
        LONGEST,
        length);
    this.length = length;
    boolean smooth = isSmooth(length);
    size = smooth ? length : powerOfTwo(2 * length - 1);
    stages = stages(size);
    int chirp = smooth ? 0 : length;
    chirpRe = new double[chirp];
    chirpIm = new double[chirp];
    filterRe = new double[smooth ? 0 : size];
    filterIm = new double[smooth ? 0 : size];
    if (!smooth) {
      makeChirp();
    }
  }

  private static boolean isSmooth(int length) {
    int rest = length;
    for (int factor : FACTORS) {
      while (rest % factor == 0) {
        rest /= factor;
      }
    }
    return rest == 1;
  }

  private static List<FftStage> stages(int size) {
    List<FftStage> stages = new ArrayList<>();
    int rest = size;
    for (int factor : FACTORS) {
      while (rest % factor == 0) {
        stages.add(FftStage.of(factor, rest, size / rest));
        rest /= factor;
      }
    }
    return List.copyOf(stages);
  }

  private void makeChirp() {
    Room room = new Room(size);
    for (int k = 0; k < length; k++) {
      double angle = Math.PI * ((long) k * k % (2L * length)) / length;
      chirpRe[k] = Math.cos(angle);
      chirpIm[k] = -Math.sin(angle);
      room.re[k] = chirpRe[k];
      room.im[k] = -chirpIm[k];
      if (k > 0) {
        room.re[size - k] = chirpRe[k];
        room.im[size - k] = -chirpIm[k];
      }
    }
    byFactors(room);
    System.arraycopy(room.re, 0, filterRe, 0, size);
    System.arraycopy(room.im, 0, filterIm, 0, size);
  }

  /** Returns room for a transform, all zeros. */
  public Room room() {
    return new Room(size);
  }

  /** Returns the least power of two that is at least a number; at least 1. */
  public static int powerOfTwo(int least) {
    return least <= 1 ? 1 : Integer.highestOneBit(least - 1) * 2;
  }

  /** Transforms back, with {@code exp(2πi·k·n / length)}. */
  public void inverse(Room room) {
    room.exchange();
    transform(room);
    room.exchange();
  }

  /**
   * Transforms the first numbers of the room's arrays, with {@code exp(-2πi·k·n / length)}; what is
   * behind them is overwritten.
   *
   * @param room of {@link #room} of this or of one as long
   */
  public void transform(Room room) {
    if (chirpRe.length == 0) {
      byFactors(room);
      return;
    }
    for (int k = 0; k < length; k++) {
      multiply(room, k, chirpRe[k], chirpIm[k]);
    }
    for (int k = length; k < size; k++) {
      room.re[k] = 0;
      room.im[k] = 0;
    }
    byFactors(room);
    for (int k = 0; k < size; k++) {
      multiply(room, k, filterRe[k], filterIm[k]);
    }
    room.exchange(); // the other way round: back
    byFactors(room);
    room.exchange();
    for (int k = 0; k < length; k++) {
      multiply(room, k, chirpRe[k] / size, chirpIm[k] / size);
    }
  }

  private static void multiply(Room room, int k, double byRe, double byIm) {
    double product = room.re[k] * byRe - room.im[k] * byIm;
    room.im[k] = room.re[k] * byIm + room.im[k] * byRe;
    room.re[k] = product;
  }

  private void byFactors(Room room) {
    for (FftStage stage : stages) {
      stage.apply(room.re, room.im, room.otherRe, room.otherIm);
      room.swap();
    }
  }
}
