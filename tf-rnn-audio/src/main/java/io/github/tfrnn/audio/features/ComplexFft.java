package io.github.tfrnn.audio.features;

import java.util.ArrayList;
import java.util.List;

/**
 * Discrete Fourier transforms of complex numbers, of any length: by factors 5, 3, 4 and 2 if it has
 * no others (Stockham's order, which needs no sorting), else as a convolution (Bluestein 1970).
 * Immutable; callers bring the room to work in.
 */
final class ComplexFft {

  /** Room for a transform; the numbers are put into it, and found in it. For one thread. */
  static final class Room {
    double[] re;
    double[] im;
    private double[] otherRe;
    private double[] otherIm;

    private Room(int size) {
      re = new double[size];
      im = new double[size];
      otherRe = new double[size];
      otherIm = new double[size];
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

  private static final int[] FACTORS = {5, 3, 4, 2}; // the last stages are the cheapest

  private final int length;
  private final int size; // the length, or that of the convolution, a power of two
  private final List<FftStage> stages;

  // Of Bluestein's: w[k] = exp(-i·pi·k²/n), and the transform of its conjugate.
  private final double[] chirpRe;
  private final double[] chirpIm;
  private final double[] filterRe;
  private final double[] filterIm;

  ComplexFft(int length) {
    this.length = length;
    boolean smooth = isSmooth(length);
    size = smooth ? length : Integer.highestOneBit(2 * length - 1) * 2;
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

  Room room() {
    return new Room(size);
  }

  /** Transforms the first numbers of the room's arrays; what is behind them is overwritten. */
  void transform(Room room) {
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
    for (int k = 0; k < size; k++) { // conjugated: the next transform goes back then
      multiply(room, k, filterRe[k], filterIm[k]);
      room.im[k] = -room.im[k];
    }
    byFactors(room);
    for (int k = 0; k < length; k++) {
      room.im[k] = -room.im[k];
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
