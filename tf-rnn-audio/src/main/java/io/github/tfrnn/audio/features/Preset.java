package io.github.tfrnn.audio.features;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Whose numbers features have. Each preset sets all options of {@link Mfcc} and {@link
 * MelSpectrogram} to what the library named does if it is told nothing but the sample rate; every
 * option can be set otherwise afterwards.
 *
 * <p>The libraries were asked in the versions that the files in {@code golden} of the tests record.
 */
public enum Preset {
  /**
   * {@code librosa.feature.mfcc} and {@code melspectrogram} of librosa 0.11: 22,050 Hz, transforms
   * of 2048 samples every 512 around each step with zeros beyond the ends, 128 normalized filters
   * on Slaney's scale, power in decibels down to 80 below the loudest, 20 coefficients. ({@code
   * melspectrogram} itself is without decibels: {@code compression(Compression.none())}.)
   */
  LIBROSA {
    @Override
    void describe(FeatureBuilder<?> builder) {
      builder
          .sampleRate(22_050)
          .framing(Framing.CENTER_ZERO)
          .windowInMiddle(true)
          .melBins(128)
          .melScale(MelScale.SLANEY)
          .slaneyNorm(true)
          .compression(Compression.decibels());
    }

    @Override
    int coefficients() {
      return 20;
    }

    @Override
    int fftLength(int frameLength) {
      return 2048;
    }

    @Override
    int frameStep(int sampleRate, int frameLength) {
      return 512;
    }
  },

  /**
   * {@code python_speech_features.mfcc} and {@code logfbank} of version 0.6: 16,000 Hz, frames of
   * 25 ms every 10 ms, all pre-emphasised by 0.97, no window, transforms of 512 samples, 26 filters
   * on the HTK scale, natural logarithm, 13 coefficients lifted by 22, the first one the logarithm
   * of the energy. Samples are scaled to those of 16 bits, as {@code scipy.io.wavfile} reads them.
   * Frames of more than 512 samples, which the library cuts, take a longer transform.
   */
  PYTHON_SPEECH_FEATURES {
    @Override
    void describe(FeatureBuilder<?> builder) {
      builder
          .sampleRate(16_000)
          .sampleScale(32_768)
          .preEmphasis(0.97)
          .window(WindowFunction.RECTANGULAR)
          .framing(Framing.PAD_LAST)
          .spectrum(Spectrum.POWER_BY_LENGTH)
          .melBins(26)
          .filterShape(FilterShape.BINS)
          .compression(Compression.logZeroAs(FrameFeatures.DOUBLE_EPSILON))
          .lifter(22, false)
          .energy(Energy.OF_SPECTRUM);
    }

    @Override
    int fftLength(int frameLength) {
      return frameLength <= 512 ? 512 : 0;
    }

    @Override
    int frameLength(int sampleRate) {
      return (int) Math.floor(sampleRate * 0.025 + 0.5);
    }

    @Override
    int frameStep(int sampleRate, int frameLength) {
      return (int) Math.floor(sampleRate * 0.01 + 0.5);
    }
  },

  /**
   * {@code tf.signal.mfccs_from_log_mel_spectrograms} of TensorFlow 2.18 with the numbers of its
   * example: 16,000 Hz, magnitudes of frames of 1024 samples every 256, 80 filters from 80 Hz to
   * 0.475 of the sample rate (7600 Hz, 3800 Hz at 8000), natural logarithm of the energy plus 1e-6,
   * 13 coefficients. Windows of odd lengths are symmetric there, and so here.
   */
  TF_SIGNAL {
    @Override
    void describe(FeatureBuilder<?> builder) {
      builder
          .sampleRate(16_000)
          .framing(Framing.WHOLE_FRAMES)
          .spectrum(Spectrum.MAGNITUDE)
          .melBins(80)
          .lowHertz(80)
          .filterShape(FilterShape.MEL)
          .compression(Compression.logPlus(1e-6))
          .dctNorm(DctNorm.HTK);
    }

    @Override
    int frameLength(int sampleRate) {
      return 1024;
    }

    @Override
    int frameStep(int sampleRate, int frameLength) {
      return 256;
    }

    @Override
    double highHertz(int sampleRate) {
      return 0.475 * sampleRate;
    }

    @Override
    double binHertz(int sampleRate, int fftLength) {
      int last = fftLength / 2;
      return sampleRate / 2.0 / last;
    }

    @Override
    WindowFunction window(WindowFunction asked, int frameLength) {
      return frameLength % 2 == 0 ? asked : asked.symmetric();
    }
  },

  /**
   * {@code torchaudio.transforms.MFCC} and {@code MelSpectrogram} of torchaudio 2.8: 16,000 Hz,
   * transforms of 400 samples every half of the window around each step with the sound mirrored
   * beyond the ends, 128 filters on the HTK scale, power in decibels down to 80 below the loudest,
   * 40 coefficients. ({@code MelSpectrogram} itself is without decibels: {@code
   * compression(Compression.none())}.)
   */
  TORCHAUDIO {
    @Override
    void describe(FeatureBuilder<?> builder) {
      builder
          .sampleRate(16_000)
          .framing(Framing.CENTER_REFLECT)
          .windowInMiddle(true)
          .melBins(128)
          .compression(Compression.decibels());
    }

    @Override
    int coefficients() {
      return 40;
    }

    @Override
    int fftLength(int frameLength) {
      return 400;
    }

    @Override
    int frameStep(int sampleRate, int frameLength) {
      return Math.max(1, frameLength / 2);
    }

    @Override
    double highHertz(int sampleRate) {
      return Math.floorDiv(sampleRate, 2);
    }

    @Override
    double binHertz(int sampleRate, int fftLength) {
      int last = fftLength / 2;
      return (double) Math.floorDiv(sampleRate, 2) / last;
    }
  },

  /**
   * {@code compute-mfcc-feats} and {@code compute-fbank-feats} of Kaldi without dither: 16,000 Hz,
   * frames of 25 ms every 10 ms, each without its mean, pre-emphasised by 0.97 and under the povey
   * window, 23 filters from 20 Hz, natural logarithm, 13 coefficients lifted by 22, the first one
   * the logarithm of the energy. Samples are scaled to those of 16 bits, as Kaldi reads them.
   * (Kaldi computes in 32 bits: where a loud tone leaves a narrow filter almost nothing, its
   * rounding shows in the third decimal.)
   */
  KALDI {
    @Override
    void describe(FeatureBuilder<?> builder) {
      builder
          .sampleRate(16_000)
          .sampleScale(32_768)
          .removeDcOffset(true)
          .preEmphasis(0.97)
          .emphasisInFrame(true)
          .window(WindowFunction.POVEY)
          .framing(Framing.WHOLE_FRAMES)
          .melBins(23)
          .lowHertz(20)
          .filterShape(FilterShape.MEL)
          .compression(Compression.log(FrameFeatures.FLOAT_EPSILON))
          .lifter(22, false)
          .energy(Energy.OF_SAMPLES);
    }

    @Override
    int frameLength(int sampleRate) {
      return (int) (sampleRate * 0.001f * 25.0f);
    }

    @Override
    int frameStep(int sampleRate, int frameLength) {
      return (int) (sampleRate * 0.001f * 10.0f);
    }
  };

  /**
   * Sets what differs from the builder's defaults, apart from lengths and the highest frequency.
   */
  abstract void describe(FeatureBuilder<?> builder);

  int coefficients() {
    return 13;
  }

  /** Returns the length of the transform; 0 for the power of two that a frame fits in. */
  int fftLength(int sampleRate) {
    return 0;
  }

  /** Returns the length of a frame; 0 for that of the transform. */
  int frameLength(int sampleRate) {
    return 0;
  }

  abstract int frameStep(int sampleRate, int frameLength);

  double highHertz(int sampleRate) {
    return sampleRate / 2.0;
  }

  /**
   * Returns how far apart the library takes the bins of a transform to be: some space them evenly
   * up to half the sample rate, which the last one is not at where lengths or rates are odd.
   */
  double binHertz(int sampleRate, int fftLength) {
    return (double) sampleRate / fftLength;
  }

  /** Returns the window that the library has for one that is asked for. */
  WindowFunction window(WindowFunction asked, int frameLength) {
    return asked;
  }

  /** Returns the name as its library is spelt, {@code "librosa"}. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace("tf_signal", "tf.signal");
  }

  /**
   * Returns the preset of a name: {@code "librosa"}, {@code "python_speech_features"}, {@code
   * "tf.signal"}, {@code "torchaudio"} or {@code "kaldi"}.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Preset of(String name) {
    return Arrays.stream(values())
        .filter(preset -> preset.text().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Preset: unknown preset \"%s\"; known: %s"
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(Preset::text)
                                .collect(Collectors.joining(", ")))));
  }
}
