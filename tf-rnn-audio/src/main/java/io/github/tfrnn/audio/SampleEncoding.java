package io.github.tfrnn.audio;

/** How a sample is written in bytes; all but the last two in either order of bytes. */
enum SampleEncoding {
  /** Whole numbers around 2^(bits-1). */
  UNSIGNED,
  /** Whole numbers around 0; narrower ones stand in the highest bits of the bytes. */
  SIGNED,
  /** IEEE 754. */
  FLOAT,
  /** ITU-T G.711 A-law. */
  A_LAW,
  /** ITU-T G.711 mu-law. */
  MU_LAW
}
