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
  final double[] cos; // [parts][radix - 1]
  final double[] sin;

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

  /** The last stage, if there is one of factor 2: fours come first. All its factors are 1. */
  private static final class Radix2 extends FftStage {
    private Radix2(int block, int stride) {
      super(2, block, stride);
      if (parts != 1) {
        throw new IllegalArgumentException("factor 2 is the last one, not of a block of " + block);
      }
    }

    @Override
    void apply(double[] re, double[] im, double[] outRe, double[] outIm) {
      for (int a = 0, b = stride; a < stride; a++, b++) {
        outRe[a] = re[a] + re[b];
        outIm[a] = im[a] + im[b];
        outRe[b] = re[a] - re[b];
        outIm[b] = im[a] - im[b];
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
      if (stride == 1) {
        applyFirst(re, im, outRe, outIm);
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

    /** Of single neighbours. */
    private void applyFirst(double[] re, double[] im, double[] outRe, double[] outIm) {
      double[] cos = this.cos;
      double[] sin = this.sin;
      int parts = this.parts;
      for (int a = 0; a < parts; a++) {
        int b = a + parts;
        int c = a + 2 * parts;
        int d = a + 3 * parts;
        double sumRe = re[a] + re[c];
        double sumIm = im[a] + im[c];
        double lessRe = re[a] - re[c];
        double lessIm = im[a] - im[c];
        double otherRe = re[b] + re[d];
        double otherIm = im[b] + im[d];
        double turnedRe = im[b] - im[d]; // -i·(b - d)
        double turnedIm = re[d] - re[b];
        double r1 = lessRe + turnedRe;
        double i1 = lessIm + turnedIm;
        double r2 = sumRe - otherRe;
        double i2 = sumIm - otherIm;
        double r3 = lessRe - turnedRe;
        double i3 = lessIm - turnedIm;
        outRe[4 * a] = sumRe + otherRe;
        outIm[4 * a] = sumIm + otherIm;
        outRe[4 * a + 1] = r1 * cos[3 * a] - i1 * sin[3 * a];
        outIm[4 * a + 1] = r1 * sin[3 * a] + i1 * cos[3 * a];
        outRe[4 * a + 2] = r2 * cos[3 * a + 1] - i2 * sin[3 * a + 1];
        outIm[4 * a + 2] = r2 * sin[3 * a + 1] + i2 * cos[3 * a + 1];
        outRe[4 * a + 3] = r3 * cos[3 * a + 2] - i3 * sin[3 * a + 2];
        outIm[4 * a + 3] = r3 * sin[3 * a + 2] + i3 * cos[3 * a + 2];
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
      int step = stride * parts;
      int a = 0;
      for (int p = 0; p < parts; p++) {
        double c1 = cos(p, 1);
        double s1 = sin(p, 1);
        double c2 = cos(p, 2);
        double s2 = sin(p, 2);
        double c3 = cos(p, 3);
        double s3 = sin(p, 3);
        double c4 = cos(p, 4);
        double s4 = sin(p, 4);
        int y = stride * 5 * p;
        int q = 0;
        do { // as in Radix4
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
          double turned1Im = SIN1 * less1Re + SIN2 * less2Re; // the other way round
          double turned2Re = SIN2 * less1Im - SIN1 * less2Im;
          double turned2Im = SIN2 * less1Re - SIN1 * less2Re;
          int z = y + q;
          outRe[z] = re[a] + sum1Re + sum2Re;
          outIm[z] = im[a] + sum1Im + sum2Im;
          double r = middle1Re + turned1Re;
          double i = middle1Im - turned1Im;
          z += stride;
          outRe[z] = r * c1 - i * s1;
          outIm[z] = r * s1 + i * c1;
          r = middle2Re + turned2Re;
          i = middle2Im - turned2Im;
          z += stride;
          outRe[z] = r * c2 - i * s2;
          outIm[z] = r * s2 + i * c2;
          r = middle2Re - turned2Re;
          i = middle2Im + turned2Im;
          z += stride;
          outRe[z] = r * c3 - i * s3;
          outIm[z] = r * s3 + i * c3;
          r = middle1Re - turned1Re;
          i = middle1Im + turned1Im;
          z += stride;
          outRe[z] = r * c4 - i * s4;
          outIm[z] = r * s4 + i * c4;
          a++;
        } while (++q < stride);
      }
    }
  }
}
