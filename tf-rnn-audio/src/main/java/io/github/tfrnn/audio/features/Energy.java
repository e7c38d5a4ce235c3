package io.github.tfrnn.audio.features;

/** What stands for the energy of a frame in coefficient 0. */
public enum Energy {
  /** Coefficient 0 of the cosine transform itself. */
  NONE,
  /** The natural logarithm of the sum of the spectrum: python_speech_features. */
  OF_SPECTRUM,
  /** The natural logarithm of the sum of squares of the frame, before its window: Kaldi. */
  OF_SAMPLES
}
