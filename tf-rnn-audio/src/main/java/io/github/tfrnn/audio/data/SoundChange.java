package io.github.tfrnn.audio.data;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.audio.Sound;
import java.util.random.RandomGenerator;

/**
 * Makes another sound of a sound, by chance: {@link AddedNoise}, {@link SpeedChange}, {@link
 * Reverberation} and the like, or one of your own.
 *
 * <pre>{@code
 * SoundChange change =
 *     SpeedChange.of(0.9, 1, 1.1)
 *         .then(Reverberation.rooms(0.1, 0.6).sometimes(0.5))
 *         .then(AddedNoise.pink(5, 30).sometimes(0.5));
 * Dataset<LabelledSound> changed =
 *     sounds.apply(
 *         RandomMap.<LabelledSound, LabelledSound>of(
 *                 1, (s, random) -> s.with(change.apply(s.sound(), random)))
 *             .threads(2));
 * }</pre>
 *
 * <p>Equal random numbers make equal sounds. Those of this package are immutable and safe for use
 * by several threads.
 */
@FunctionalInterface
public interface SoundChange {

  /**
   * Returns another sound.
   *
   * @param sound is not changed
   * @param random where chance comes from; for one thread at a time
   */
  Sound apply(Sound sound, RandomGenerator random);

  /** Returns this change and then another one, of the same random numbers. */
  default SoundChange then(SoundChange after) {
    requireNonNull(after, "after");
    return (sound, random) -> after.apply(apply(sound, random), random);
  }

  /**
   * Returns this change for some sounds; the others stay as they are.
   *
   * @param probability of a change, in [0, 1]
   */
  default SoundChange sometimes(double probability) {
    checkArgument(
        probability >= 0 && probability <= 1,
        "SoundChange: the probability must be in [0, 1], got %s",
        probability);
    return (sound, random) -> random.nextDouble() < probability ? apply(sound, random) : sound;
  }
}
