package io.github.tfrnn.audio.fourier;

/**
 * One factor of a Fourier transform: {@code block} numbers, {@code stride} apart, become {@code
 * radix} times as many blocks of a {@code radix}-th. Inner loops run over neighbours, so that the
 * compiler can make vectors of them. Immutable.
 */
abstract class FftStage {
  final int stride;
  final int parts; // numbers of each new block
  private final int radix;
  private final double[] cos; // [parts][radix - 1]
  private final double[] sin;

  private FftStage(int radix, int block, int stride) {
    this.radix = radix;
    this.stride = stride;
    this.parts = block / radix;
    cos = new double[parts * (radix - 1)];
    sin = new double[parts * (radix - 1)];
    for (int p = 0; p < parts; p++) {
      for (int k = 1; k < radix; k++) {
        double angle = 2 * Math.PI * ((long) p * k % block) / block;
        cos[p * (radix - 1) + k - 1] = Math.cos(angle);
        sin[p * (radix - 1) + k - 1] = -Math.sin(angle);
      }
    }
  }

  static FftStage of(int radix, int block, int stride) {
    return switch (radix) {
      case 2 -> new Radix2(block, stride);
      case 3 -> new Radix3(block, stride);
      case 4 -> new Radix4(block, stride);
      case 5 -> new Radix5(block, stride);
      default -> throw new IllegalArgumentException("no stage of factor " + radix);
    };
  }

  /** Reads from the first two arrays, and writes to the others. */
  abstract void apply(double[] re, double[] im, double[] outRe, double[] outIm);

  final double cos(int part, int k) {
    return cos[part * (radix - 1) + k - 1];
  }

  final double sin(int part, int k) {
    return sin[part * (radix - 1) + k - 1];
  }

  private static final class Radix2 extends FftStage {
    private Radix2(int block, int stride) {
      super(2, block, stride);
    }

    @Override
    void apply(double[] re, double[] im, double[] outRe, double[] outIm) {
      for (int p = 0; p < parts; p++) {
        double c = cos(p, 1);
        double s = sin(p, 1);
        int a = stride * p;
        int b = stride * (p + parts);
        int y = stride * 2 * p;
        int z = y + stride;
        for (int q = 0; q < stride; q++) {
          double r = re[a + q] - re[b + q];
          double i = im[a + q] - im[b + q];
          outRe[y + q] = re[a + q] + re[b + q];
          outIm[y + q] = im[a + q] + im[b + q];
          outRe[z + q] = r * c - i * s;
          outIm[z + q] = r * s + i * c;
        }
      }
    }
  }

  private static final class Radix3 extends FftStage {
    private static final double SIN = Math.sin(2 * Math.PI / 3);

    private Radix3(int block, int stride) {
      super(3, block, stride);
    }

    @Override
    void apply(double[] re, double[] im, double[] outRe, double[] outIm) {
      for (int p = 0; p < parts; p++) {
        double c1 = cos(p, 1);
        double s1 = sin(p, 1);
        double c2 = cos(p, 2);
        double s2 = sin(p, 2);
        int a = stride * p;
        int b = a + stride * parts;
        int c = b + stride * parts;
        int y = stride * 3 * p;
        for (int q = 0; q < stride; q++) {
          double sumRe = re[b + q] + re[c + q];
          double sumIm = im[b + q] + im[c + q];
          double turnedRe = SIN * (im[b + q] - im[c + q]); // -i·sin·(b - c)
          double turnedIm = SIN * (re[c + q] - re[b + q]);
          double middleRe = re[a + q] - 0.5 * sumRe;
          double middleIm = im[a + q] - 0.5 * sumIm;
          outRe[y + q] = re[a + q] + sumRe;
          outIm[y + q] = im[a + q] + sumIm;
          double r1 = middleRe + turnedRe;
          double i1 = middleIm + turnedIm;
          double r2 = middleRe - turnedRe;
          double i2 = middleIm - turnedIm;
          outRe[y + stride + q] = r1 * c1 - i1 * s1;
          outIm[y + stride + q] = r1 * s1 + i1 * c1;
          outRe[y + 2 * stride + q] = r2 * c2 - i2 * s2;
          outIm[y + 2 * stride + q] = r2 * s2 + i2 * c2;
        }
      }
    }
  }

  private static final class Radix4 extends FftStage {
    private Radix4(int block, int stride) {
      super(4, block, stride);
    }

    @Override
    void apply(double[] re, double[] im, double[] outRe, double[] outIm) {
      if (parts == 1) {
        applyLast(re, im, outRe, outIm);
        return;
      }
      int step = stride * parts;
      int at = 0;
      for (int p = 0; p < parts; p++) {
        double c1 = cos(p, 1);
        double s1 = sin(p, 1);
        double c2 = cos(p, 2);
        double s2 = sin(p, 2);
        double c3 = cos(p, 3);
        double s3 = sin(p, 3);
        int y = stride * 4 * p;
        // The strides are 1, 4, 16, …: a loop that may run once only costs more than it does.
        int q = 0;
        do {
          int b = at + step;
          int c = b + step;
          int d = c + step;
          double sumRe = re[at] + re[c];
          double sumIm = im[at] + im[c];
          double lessRe = re[at] - re[c];
          double lessIm = im[at] - im[c];
          double otherRe = re[b] + re[d];
          double otherIm = im[b] + im[d];
          double turnedRe = im[b] - im[d]; // -i·(b - d)
          double turnedIm = re[d] - re[b];
          int z = y + q;
          outRe[z] = sumRe + otherRe;
          outIm[z] = sumIm + otherIm;
          double r1 = lessRe + turnedRe;
          double i1 = lessIm + turnedIm;
          double r2 = sumRe - otherRe;
          double i2 = sumIm - otherIm;
          double r3 = lessRe - turnedRe;
          double i3 = lessIm - turnedIm;
          z += stride;
          outRe[z] = r1 * c1 - i1 * s1;
          outIm[z] = r1 * s1 + i1 * c1;
          z += stride;
          outRe[z] = r2 * c2 - i2 * s2;
          outIm[z] = r2 * s2 + i2 * c2;
          z += stride;
          outRe[z] = r3 * c3 - i3 * s3;
          outIm[z] = r3 * s3 + i3 * c3;
          at++;
        } while (++q < stride);
      }
    }

    /** Of a single part, whose factors are all 1. */
    private void applyLast(double[] re, double[] im, double[] outRe, double[] outIm) {
      int b = stride;
      int c = 2 * stride;
      int d = 3 * stride;
      for (int a = 0; a < stride; a++, b++, c++, d++) {
        double sumRe = re[a] + re[c];
        double sumIm = im[a] + im[c];
        double lessRe = re[a] - re[c];
        double lessIm = im[a] - im[c];
        double otherRe = re[b] + re[d];
        double otherIm = im[b] + im[d];
        double turnedRe = im[b] - im[d]; // -i·(b - d)
        double turnedIm = re[d] - re[b];
        outRe[a] = sumRe + otherRe;
        outIm[a] = sumIm + otherIm;
        outRe[b] = lessRe + turnedRe;
        outIm[b] = lessIm + turnedIm;
        outRe[c] = sumRe - otherRe;
        outIm[c] = sumIm - otherIm;
        outRe[d] = lessRe - turnedRe;
        outIm[d] = lessIm - turnedIm;
      }
    }
  }

  private static final class Radix5 extends FftStage {
    private static final double COS1 = Math.cos(2 * Math.PI / 5);
    private static final double COS2 = Math.cos(4 * Math.PI / 5);
    private static final double SIN1 = Math.sin(2 * Math.PI / 5);
    private static final double SIN2 = Math.sin(4 * Math.PI / 5);

    private Radix5(int block, int stride) {
      super(5, block, stride);
    }

    @Override
    void apply(double[] re, double[] im, double[] outRe, double[] outIm) {
      for (int p = 0; p < parts; p++) {
        int a = stride * p;
        int y = stride * 5 * p;
        for (int q = 0; q < stride; q++) {
          five(re, im, a + q, outRe, outIm, y + q, p);
        }
      }
    }

    private void five(
        double[] re, double[] im, int a, double[] outRe, double[] outIm, int y, int p) {
      int step = stride * parts;
      int b = a + step;
      int c = b + step;
      int d = c + step;
      int e = d + step;
      double sum1Re = re[b] + re[e];
      double sum1Im = im[b] + im[e];
      double sum2Re = re[c] + re[d];
      double sum2Im = im[c] + im[d];
      double less1Re = re[b] - re[e];
      double less1Im = im[b] - im[e];
      double less2Re = re[c] - re[d];
      double less2Im = im[c] - im[d];
      double middle1Re = re[a] + COS1 * sum1Re + COS2 * sum2Re;
      double middle1Im = im[a] + COS1 * sum1Im + COS2 * sum2Im;
      double middle2Re = re[a] + COS2 * sum1Re + COS1 * sum2Re;
      double middle2Im = im[a] + COS2 * sum1Im + COS1 * sum2Im;
      double turned1Re = SIN1 * less1Im + SIN2 * less2Im; // times -i
      double turned1Im = -SIN1 * less1Re - SIN2 * less2Re;
      double turned2Re = SIN2 * less1Im - SIN1 * less2Im;
      double turned2Im = -SIN2 * less1Re + SIN1 * less2Re;
      outRe[y] = re[a] + sum1Re + sum2Re;
      outIm[y] = im[a] + sum1Im + sum2Im;
      put(middle1Re + turned1Re, middle1Im + turned1Im, outRe, outIm, y, p, 1);
      put(middle2Re + turned2Re, middle2Im + turned2Im, outRe, outIm, y, p, 2);
      put(middle2Re - turned2Re, middle2Im - turned2Im, outRe, outIm, y, p, 3);
      put(middle1Re - turned1Re, middle1Im - turned1Im, outRe, outIm, y, p, 4);
    }

    private void put(double r, double i, double[] outRe, double[] outIm, int y, int p, int k) {
      double c = cos(p, k);
      double s = sin(p, k);
      outRe[y + k * stride] = r * c - i * s;
      outIm[y + k * stride] = r * s + i * c;
    }
  }
}
