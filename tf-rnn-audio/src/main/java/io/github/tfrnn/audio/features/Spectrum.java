package io.github.tfrnn.audio.features;

/** What is told of each frequency of a frame. */
public enum Spectrum {
  /** The squared magnitude: librosa, torchaudio, Kaldi. */
  POWER,
  /** The squared magnitude by the length of the transform: python_speech_features. */
  POWER_BY_LENGTH,
  /** The magnitude: tf.signal. */
  MAGNITUDE
}
