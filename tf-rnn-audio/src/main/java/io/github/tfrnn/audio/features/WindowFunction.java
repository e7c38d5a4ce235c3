package io.github.tfrnn.audio.features;

/**
 * What the samples of a frame are multiplied with, so that its ends do not jump. Periodic windows
 * have their second zero just behind the last sample, symmetric ones in it.
 */
public enum WindowFunction {
  /** Hann, periodic: that of librosa, torchaudio and tf.signal. */
  HANN {
    @Override
    double value(int i, int length) {
      return 0.5 - 0.5 * cosine(i, length);
    }
  },
  /** Hann, symmetric: {@code numpy.hanning}, Kaldi's {@code hanning}. */
  HANN_SYMMETRIC {
    @Override
    double value(int i, int length) {
      return 0.5 - 0.5 * cosine(i, length - 1);
    }
  },
  /** Hamming, periodic: that of tf.signal. */
  HAMMING {
    @Override
    double value(int i, int length) {
      return 0.54 - 0.46 * cosine(i, length);
    }
  },
  /** Hamming, symmetric: {@code numpy.hamming}, Kaldi's {@code hamming}. */
  HAMMING_SYMMETRIC {
    @Override
    double value(int i, int length) {
      return 0.54 - 0.46 * cosine(i, length - 1);
    }
  },
  /** Kaldi's own: the symmetric Hann window to the power of 0.85. */
  POVEY {
    @Override
    double value(int i, int length) {
      return Math.pow(0.5 - 0.5 * cosine(i, length - 1), 0.85);
    }
  },
  /** Ones: the samples as they are. */
  RECTANGULAR {
    @Override
    double value(int i, int length) {
      return 1;
    }
  };

  abstract double value(int i, int length);

  /** Returns the symmetric one of its kind. */
  WindowFunction symmetric() {
    return switch (this) {
      case HANN -> HANN_SYMMETRIC;
      case HAMMING -> HAMMING_SYMMETRIC;
      case HANN_SYMMETRIC, HAMMING_SYMMETRIC, POVEY, RECTANGULAR -> this;
    };
  }

  private static double cosine(int i, int period) {
    return Math.cos(2 * Math.PI * i / period);
  }

  /**
   * Returns the factors of a frame.
   *
   * @param length samples in a frame
   * @return {@code [length]}, in [0, 1]
   */
  double[] values(int length) {
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = length == 1 ? 1 : value(i, length);
    }
    return values;
  }
}
