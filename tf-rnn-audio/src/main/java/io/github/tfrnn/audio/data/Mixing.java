package io.github.tfrnn.audio.data;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.audio.Sound;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Mixes another sound, such as somebody else's speech or music, into sounds, at a ratio of their
 * mean squares.
 *
 * <p>Which one, the ratio and when it begins are evenly drawn. Of one that is longer than the sound
 * a part is heard, one that is shorter is heard once; {@link AddedNoise#recorded} repeats it.
 * Sounds are not made quieter for it: they may come out beyond [-1, 1]. What is silent, on either
 * side, changes nothing. Immutable, safe for use by several threads.
 */
public final class Mixing implements SoundChange {
  private final List<Sound> others;
  private final EvenRange decibels;

  private Mixing(List<Sound> others, EvenRange decibels) {
    this.others = others;
    this.decibels = decibels;
  }

  /**
   * Returns the mixing of sounds.
   *
   * @param others at least one, each of one channel, at the sample rate of the sounds
   * @param lowDecibels least ratio of the sound to the other; 0 is equally loud, 20 is a tenth of
   *     the amplitude
   * @param highDecibels largest ratio
   */
  public static Mixing of(List<Sound> others, double lowDecibels, double highDecibels) {
    checkArgument(!others.isEmpty(), "Mixing: expected at least one sound, got none");
    for (Sound other : others) {
      checkArgument(
          other.channels() == 1,
          "Mixing: expected sounds of one channel, got %s: mono() mixes them",
          other.channels());
      checkArgument(
          other.sampleRate() == others.get(0).sampleRate(),
          "Mixing: there are sounds at %s Hz and at %s Hz: resample some",
          others.get(0).sampleRate(),
          other.sampleRate());
    }
    return new Mixing(
        List.copyOf(others), EvenRange.of("Mixing", "decibels", lowDecibels, highDecibels));
  }

  /**
   * {@inheritDoc}
   *
   * @param sound of one channel
   * @throws IllegalArgumentException if it has another sample rate
   * @throws IllegalStateException if it has several channels
   */
  @Override
  public Sound apply(Sound sound, RandomGenerator random) {
    Sound other = others.get(random.nextInt(others.size()));
    checkArgument(
        other.sampleRate() == sound.sampleRate(),
        "Mixing: the others are at %s Hz, the sound at %s Hz: resample one",
        other.sampleRate(),
        sound.sampleRate());
    float[] samples = sound.samples();
    double ratio = Math.pow(10, decibels.draw(random) / 10);
    int length = Math.min(samples.length, other.frames());
    int fromOther = random.nextInt(other.frames() - length + 1);
    int from = random.nextInt(samples.length - length + 1);
    float[] part = other.slice(fromOther, fromOther + length).samples();
    double factor =
        Math.sqrt(
            Channels.energy(samples) / samples.length / (Channels.energy(part) / length) / ratio);
    if (!(factor > 0) || Double.isInfinite(factor)) {
      return sound;
    }
    for (int i = 0; i < length; i++) {
      samples[from + i] += (float) (factor * part[i]);
    }
    return Sound.of(sound.sampleRate(), samples);
  }
}
