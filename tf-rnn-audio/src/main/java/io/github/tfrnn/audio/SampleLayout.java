package io.github.tfrnn.audio;

/**
 * What a header says of the samples that follow it, which stand frame by frame, channel by channel.
 *
 * @param container name of the format for people: {@code "WAV"}
 * @param sampleRate in hertz
 * @param channels at least 1
 * @param encoding of each sample
 * @param bytesPerSample of each sample, in [1, 8]
 * @param bigEndian whether the first byte of a sample is the highest
 * @param frames that the header promises; {@link #UNKNOWN} if all to the end are samples
 */
record SampleLayout(
    String container,
    int sampleRate,
    int channels,
    SampleEncoding encoding,
    int bytesPerSample,
    boolean bigEndian,
    long frames) {

  /** As programs that write to a pipe leave it. */
  static final long UNKNOWN = -1;

  int bytesPerFrame() {
    return channels * bytesPerSample;
  }

  /** Returns the layout, or says what in a header cannot be. */
  static SampleLayout checked(
      ByteSource source,
      String container,
      long sampleRate,
      long channels,
      SampleEncoding encoding,
      int bytesPerSample,
      boolean bigEndian,
      long frames)
      throws SoundFormatException {
    if (channels < 1 || channels > 65_535) {
      throw source.error(
          "the header of the %s file says %s channels, expected 1 to 65535: it is damaged",
          container, channels);
    }
    if (sampleRate < 1 || sampleRate > Integer.MAX_VALUE) {
      throw source.error(
          "the header of the %s file says a sample rate of %s Hz, expected 1 to %s: it is damaged",
          container, sampleRate, Integer.MAX_VALUE);
    }
    return new SampleLayout(
        container, (int) sampleRate, (int) channels, encoding, bytesPerSample, bigEndian, frames);
  }
}
