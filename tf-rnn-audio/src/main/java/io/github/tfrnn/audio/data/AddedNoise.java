package io.github.tfrnn.audio.data;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.audio.Sound;
import java.util.random.RandomGenerator;

/**
 * Mixes noise into sounds, at a ratio of their energies to that of the noise.
 *
 * <p>The ratio is drawn evenly from a range of decibels; of recorded noise, so is where it begins,
 * and it goes on from its beginning where it ends. Sounds are not made quieter for it: they may
 * come out beyond [-1, 1]. Silence, which has no such ratio, stays as it is. Immutable, safe for
 * use by several threads.
 */
public final class AddedNoise {
  private final double lowDecibels;
  private final double highDecibels;
  private final float[] recorded; // empty for white noise
  private final int sampleRate;

  private AddedNoise(double lowDecibels, double highDecibels, float[] recorded, int sampleRate) {
    checkArgument(
        lowDecibels <= highDecibels && Double.isFinite(highDecibels - lowDecibels),
        "AddedNoise: expected a range of decibels, got %s to %s",
        lowDecibels,
        highDecibels);
    this.lowDecibels = lowDecibels;
    this.highDecibels = highDecibels;
    this.recorded = recorded;
    this.sampleRate = sampleRate;
  }

  /**
   * Returns white noise.
   *
   * @param lowDecibels least ratio of signal to noise; 0 is as loud as the sound, 20 a tenth of its
   *     amplitude
   * @param highDecibels largest ratio
   */
  public static AddedNoise white(double lowDecibels, double highDecibels) {
    return new AddedNoise(lowDecibels, highDecibels, new float[0], 0);
  }

  /**
   * Returns noise of a recording.
   *
   * @param noise of one channel, at the sample rate of the sounds, not silent
   * @param lowDecibels as in {@link #white}
   */
  public static AddedNoise recorded(Sound noise, double lowDecibels, double highDecibels) {
    float[] samples = noise.samples();
    checkArgument(energy(samples) > 0, "AddedNoise: the noise is silent");
    return new AddedNoise(lowDecibels, highDecibels, samples, noise.sampleRate());
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
        recorded.length == 0 || sound.sampleRate() == sampleRate,
        "AddedNoise: the noise is at %s Hz, the sound at %s Hz: resample one",
        sampleRate,
        sound.sampleRate());
    float[] samples = sound.samples();
    double decibels = lowDecibels + (highDecibels - lowDecibels) * random.nextDouble();
    float[] noise = noise(samples.length, random);
    double ratio = energy(samples) / energy(noise);
    if (!(ratio > 0) || Double.isInfinite(ratio)) {
      return sound;
    }
    double factor = Math.sqrt(ratio / Math.pow(10, decibels / 10));
    for (int i = 0; i < samples.length; i++) {
      samples[i] += (float) (factor * noise[i]);
    }
    return Sound.of(sound.sampleRate(), samples);
  }

  private float[] noise(int length, RandomGenerator random) {
    float[] noise = new float[length];
    int at = recorded.length == 0 ? 0 : random.nextInt(recorded.length);
    for (int i = 0; i < length; i++) {
      noise[i] =
          recorded.length == 0
              ? (float) random.nextGaussian()
              : recorded[(int) ((at + (long) i) % recorded.length)];
    }
    return noise;
  }

  private static double energy(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += (double) sample * sample;
    }
    return sum;
  }
}
