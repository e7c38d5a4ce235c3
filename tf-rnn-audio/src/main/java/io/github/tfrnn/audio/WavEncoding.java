package io.github.tfrnn.audio;

/** How {@link Sound#writeWav(java.nio.file.Path, WavEncoding)} writes samples. */
public enum WavEncoding {
  /** Whole numbers of 16 bits; 1 becomes the highest, 32767. Of samples in [-1, 1] only. */
  PCM_16,
  /** Floating point of 32 bits: the very samples. */
  FLOAT_32
}
