package io.github.tfrnn.audio.features;

/** One number that tells of the timbre or the loudness of a frame; see {@link SpectralFeatures}. */
public enum SpectralFeature {
  /**
   * Hertz of the middle of the magnitudes; 0 in silence. {@code librosa.feature.spectral_centroid}.
   */
  CENTROID {
    @Override
    double of(SpectralFrame frame) {
      return frame.centroid();
    }
  },
  /**
   * Hertz by which magnitudes lie off the centroid, the root of the mean square; 0 in silence.
   * {@code librosa.feature.spectral_bandwidth}.
   */
  BANDWIDTH {
    @Override
    double of(SpectralFrame frame) {
      double[] magnitudes = frame.magnitudes();
      double middle = frame.centroid();
      double all = frame.sum();
      double sum = 0;
      for (int k = 0; k < magnitudes.length; k++) {
        double off = frame.hertz(k) - middle;
        sum += magnitudes[k] / all * off * off;
      }
      return Math.sqrt(sum);
    }
  },
  /**
   * Hertz below which a share of the magnitudes lies, 85 % unless set; 0 in silence. {@code
   * librosa.feature.spectral_rolloff}.
   */
  ROLL_OFF {
    @Override
    double of(SpectralFrame frame) {
      double[] magnitudes = frame.magnitudes();
      double all = 0;
      for (double magnitude : magnitudes) {
        all += magnitude;
      }
      double sum = 0;
      int k = -1;
      do {
        k++;
        sum += magnitudes[k];
      } while (sum < frame.rollOff() * all);
      return frame.hertz(k);
    }
  },
  /**
   * How much like noise it is: the geometric mean of the power over its mean, in (0, 1]; 1 in
   * silence. Power under 1e-10 is taken for that. {@code librosa.feature.spectral_flatness}.
   */
  FLATNESS {
    @Override
    double of(SpectralFrame frame) {
      double[] magnitudes = frame.magnitudes();
      double logs = 0;
      double sum = 0;
      for (double magnitude : magnitudes) {
        double power = Math.max(LEAST, magnitude * magnitude);
        logs += Math.log(power);
        sum += power;
      }
      return Math.exp(logs / magnitudes.length) / (sum / magnitudes.length);
    }
  },
  /**
   * The share of samples with another sign than the one before, in [0, 1); what is within 1e-10 of
   * 0 is positive. Beyond the ends, the first and the last sample are repeated. {@code
   * librosa.feature.zero_crossing_rate}.
   */
  ZERO_CROSSING_RATE {
    @Override
    double of(SpectralFrame frame) {
      int crossings = 0;
      for (int i = 1; i < frame.length(); i++) {
        boolean negative = frame.sampleOrEnd(i) < -LEAST;
        crossings += negative == frame.sampleOrEnd(i - 1) < -LEAST ? 0 : 1;
      }
      return (double) crossings / frame.length();
    }
  },
  /** Loudness: the root of the mean square of the samples. {@code librosa.feature.rms}. */
  RMS {
    @Override
    double of(SpectralFrame frame) {
      double sum = 0;
      for (int i = 0; i < frame.length(); i++) {
        double sample = frame.sampleOrZero(i);
        sum += sample * sample;
      }
      return Math.sqrt(sum / frame.length());
    }
  };

  private static final double LEAST = 1e-10;

  abstract double of(SpectralFrame frame);
}
