package io.github.tfrnn.audio.data;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.audio.Sound;
import java.util.random.RandomGenerator;

/**
 * Makes sounds shorter or longer at the same pitch, by a phase vocoder.
 *
 * <p>At a rate of 2 a sound is half as long: {@code round(frames / rate)} frames. Sharp sounds are
 * smeared over a frame; shorter frames smear less, but let deep tones tremble. Where noise or
 * silence is stretched, it stays that.
 *
 * <p>Source: {@code librosa.effects.time_stretch}, of whose frame length of 2048 and step of a
 * quarter it has the numbers. Immutable, safe for use by several threads.
 */
public final class TimeStretch implements SoundChange {
  private static final String NAME = "TimeStretch";

  /** Samples in a frame unless told otherwise: librosa's. */
  static final int FFT_LENGTH = 2048;

  private static final int MOST = 1 << 20;

  private final EvenRange rates;
  private final PhaseVocoder vocoder;

  private TimeStretch(EvenRange rates, int fftLength) {
    this.rates = rates;
    this.vocoder = vocoder(NAME, fftLength);
  }

  /**
   * Returns the stretch by any rate of a range, evenly drawn.
   *
   * @param low least rate, at least 0.05; under 1 is slower and longer
   * @param high largest rate, at most 20; over 1 is faster and shorter
   */
  public static TimeStretch between(double low, double high) {
    checkArgument(
        low >= Ratio.LEAST && high <= Ratio.MOST,
        "TimeStretch: expected rates in [%s, %s], got %s to %s",
        Ratio.LEAST,
        Ratio.MOST,
        low,
        high);
    return new TimeStretch(EvenRange.of(NAME, "rates", low, high), FFT_LENGTH);
  }

  /**
   * Returns the same with another frame length.
   *
   * @param samples in a frame, a power of two from 16 on; default: 2048. Of speech at 8000 Hz 256
   *     to 512 sound best
   */
  public TimeStretch fftLength(int samples) {
    return new TimeStretch(rates, samples);
  }

  static PhaseVocoder vocoder(String where, int fftLength) {
    checkArgument(
        fftLength >= 16 && fftLength <= MOST && Integer.bitCount(fftLength) == 1,
        "%s: fftLength must be a power of two in [16, %s], got %s",
        where,
        MOST,
        fftLength);
    return new PhaseVocoder(fftLength);
  }

  @Override
  public Sound apply(Sound sound, RandomGenerator random) {
    return stretched(sound, rates.draw(random), vocoder);
  }

  static Sound stretched(Sound sound, double rate, PhaseVocoder vocoder) {
    int length = Math.toIntExact((long) Math.rint(sound.frames() / rate));
    return Channels.map(sound, samples -> Channels.rounded(vocoder.stretch(samples, rate, length)));
  }
}
