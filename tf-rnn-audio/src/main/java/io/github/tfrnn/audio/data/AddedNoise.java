package io.github.tfrnn.audio.data;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.audio.fourier.ComplexFft;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * Mixes noise into sounds, at a ratio of their energies to that of the noise.
 *
 * <p>The ratio is drawn evenly from a range of decibels; of recorded noise, so is where it begins,
 * and it goes on from its beginning where it ends. Sounds are not made quieter for it: they may
 * come out beyond [-1, 1]. Silence, which has no such ratio, stays as it is. Immutable, safe for
 * use by several threads.
 */
public final class AddedNoise implements SoundChange {

  /** Makes noise of a length, of any level. */
  @FunctionalInterface
  private interface Source {
    float[] noise(int length, RandomGenerator random);
  }

  private final EvenRange decibels;
  private final Source source;
  private final OptionalInt sampleRate; // of a recording

  private AddedNoise(
      double lowDecibels, double highDecibels, Source source, OptionalInt sampleRate) {
    this.decibels = EvenRange.of("AddedNoise", "decibels", lowDecibels, highDecibels);
    this.source = source;
    this.sampleRate = sampleRate;
  }

  /**
   * Returns white noise: all frequencies alike.
   *
   * @param lowDecibels least ratio of signal to noise; 0 is as loud as the sound, 20 a tenth of its
   *     amplitude
   * @param highDecibels largest ratio
   */
  public static AddedNoise white(double lowDecibels, double highDecibels) {
    return new AddedNoise(lowDecibels, highDecibels, AddedNoise::white, OptionalInt.empty());
  }

  /**
   * Returns pink noise: its power falls as 1/frequency, 3 decibels an octave, as that of wind and
   * of many rooms does.
   *
   * @param lowDecibels as in {@link #white}
   */
  public static AddedNoise pink(double lowDecibels, double highDecibels) {
    return new AddedNoise(lowDecibels, highDecibels, AddedNoise::pink, OptionalInt.empty());
  }

  /**
   * Returns noise of a recording.
   *
   * @param noise of one channel, at the sample rate of the sounds, not silent
   * @param lowDecibels as in {@link #white}
   */
  public static AddedNoise recorded(Sound noise, double lowDecibels, double highDecibels) {
    float[] samples = noise.samples();
    checkArgument(Channels.energy(samples) > 0, "AddedNoise: the noise is silent");
    return new AddedNoise(
        lowDecibels,
        highDecibels,
        (length, random) -> part(samples, length, random),
        OptionalInt.of(noise.sampleRate()));
  }

  /** As {@link #addTo}. */
  @Override
  public Sound apply(Sound sound, RandomGenerator random) {
    return addTo(sound, random);
  }

  /**
   * Returns a sound with noise in it.
   *
   * @param sound of one channel
   * @throws IllegalArgumentException if recorded noise has another sample rate
   * @throws IllegalStateException if the sound has several channels
   */
  public Sound addTo(Sound sound, RandomGenerator random) {
    checkArgument(
        sampleRate.isEmpty() || sound.sampleRate() == sampleRate.getAsInt(),
        "AddedNoise: the noise is at %s Hz, the sound at %s Hz: resample one",
        sampleRate.orElse(0),
        sound.sampleRate());
    float[] samples = sound.samples();
    double drawn = decibels.draw(random);
    float[] noise = source.noise(samples.length, random);
    double ratio = Channels.energy(samples) / Channels.energy(noise);
    if (!(ratio > 0) || Double.isInfinite(ratio)) {
      return sound;
    }
    double factor = Math.sqrt(ratio / Math.pow(10, drawn / 10));
    for (int i = 0; i < samples.length; i++) {
      samples[i] += (float) (factor * noise[i]);
    }
    return Sound.of(sound.sampleRate(), samples);
  }

  private static float[] white(int length, RandomGenerator random) {
    float[] noise = new float[length];
    for (int i = 0; i < length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }

  /** Adds up cosines of all frequencies, with chance in amplitude and phase. */
  private static float[] pink(int length, RandomGenerator random) {
    int size = ComplexFft.powerOfTwo(Math.max(4, length));
    ComplexFft fft = new ComplexFft(size);
    ComplexFft.Room room = fft.room();
    for (int k = 1; k < size / 2; k++) {
      double amplitude = 1 / Math.sqrt(k);
      room.re()[k] = amplitude * random.nextGaussian();
      room.im()[k] = amplitude * random.nextGaussian();
    }
    fft.inverse(room);
    return Channels.rounded(Arrays.copyOf(room.re(), length));
  }

  private static float[] part(float[] recorded, int length, RandomGenerator random) {
    float[] noise = new float[length];
    int at = random.nextInt(recorded.length);
    for (int i = 0; i < length; i++) {
      noise[i] = recorded[(int) ((at + (long) i) % recorded.length)];
    }
    return noise;
  }
}
