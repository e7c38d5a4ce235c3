package io.github.tfrnn.audio.features;

/** On what scale the filters of a mel spectrogram are triangles. */
public enum FilterShape {
  /** On hertz: librosa, torchaudio. */
  HERTZ,
  /** On the mel scale: tf.signal, Kaldi. */
  MEL,
  /** On bins of the transform, with whole ones as corners: python_speech_features. */
  BINS,
  /**
   * No filters: the bins of the transform themselves, {@code fftLength / 2 + 1} from 0 to half the
   * sample rate. Options of filters are left out of account then.
   */
  NONE
}
