package io.github.tfrnn.audio.features;

/** What the discrete cosine transform (type II) of n mel bins is multiplied with. */
public enum DctNorm {
  /** {@code sqrt(2 / n)}, and {@code sqrt(1 / n)} for coefficient 0: all but tf.signal. */
  ORTHO {
    @Override
    double factor(int coefficient, int n) {
      return Math.sqrt((coefficient == 0 ? 1.0 : 2.0) / n);
    }
  },
  /** {@code sqrt(2 / n)}: HTK, tf.signal. */
  HTK {
    @Override
    double factor(int coefficient, int n) {
      return Math.sqrt(2.0 / n);
    }
  },
  /** 2: SciPy's and librosa's {@code norm=None}. */
  NONE {
    @Override
    double factor(int coefficient, int n) {
      return 2;
    }
  };

  abstract double factor(int coefficient, int n);
}
