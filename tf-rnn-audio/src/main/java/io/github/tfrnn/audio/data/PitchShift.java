package io.github.tfrnn.audio.data;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.audio.Sound;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Makes sounds higher or lower, formants too, and leaves their length: stretched in time by a phase
 * vocoder, then played at another speed.
 *
 * <p>Twelve semitones are an octave: twice the frequency. Others are met to a twentieth of one, as
 * ratios of whole numbers up to 200 are.
 *
 * <p>Source: {@code librosa.effects.pitch_shift}, with the filter of {@link Sound#resample} in
 * place of soxr's. Immutable, safe for use by several threads.
 */
public final class PitchShift implements SoundChange {
  private static final String NAME = "PitchShift";
  private static final int OCTAVE = 12;
  private static final int MOST = 48;

  private final EvenRange semitones;
  private final PhaseVocoder vocoder;

  private PitchShift(EvenRange semitones, int fftLength) {
    this.semitones = semitones;
    this.vocoder = TimeStretch.vocoder(NAME, fftLength);
  }

  /**
   * Returns the shift by any number of semitones of a range, evenly drawn.
   *
   * @param low least shift, at least -48; under 0 is lower
   * @param high largest shift, at most 48; over 0 is higher
   */
  public static PitchShift semitones(double low, double high) {
    checkArgument(
        low >= -MOST && high <= MOST,
        "PitchShift: expected semitones in [-%s, %s], got %s to %s",
        MOST,
        MOST,
        low,
        high);
    return new PitchShift(EvenRange.of(NAME, "semitones", low, high), TimeStretch.FFT_LENGTH);
  }

  /** As {@link TimeStretch#fftLength}. */
  public PitchShift fftLength(int samples) {
    return new PitchShift(semitones, samples);
  }

  /** {@inheritDoc} It is as long as the sound was. */
  @Override
  public Sound apply(Sound sound, RandomGenerator random) {
    double rate = Math.pow(2, -semitones.draw(random) / OCTAVE);
    Sound stretched = TimeStretch.stretched(sound, rate, vocoder);
    Sound shifted = Ratio.near(NAME, rate).resample(stretched);
    return Channels.map(shifted, samples -> Arrays.copyOf(samples, sound.frames()));
  }
}
