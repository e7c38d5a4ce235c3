package io.github.tfrnn.samples.digits;

import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.audio.data.AddedNoise;
import io.github.tfrnn.audio.data.Gain;
import io.github.tfrnn.audio.data.Reverberation;
import io.github.tfrnn.audio.data.SoundChange;
import io.github.tfrnn.audio.data.SpeedChange;
import io.github.tfrnn.audio.data.TimeShift;
import java.util.random.RandomGenerator;

/** What becomes of recordings in training, in each epoch otherwise. */
final class DigitChanges {
  private static final double LOUDER = 10; // decibels, or softer
  private static final double SHIFT_SECONDS = 0.03;
  private static final double SLOWEST = 0.85;
  private static final AddedNoise NOISE = AddedNoise.white(5, 40);

  /** Louder or softer, earlier or later, half of them with noise. */
  static final SoundChange OF_LEVEL = DigitChanges::ofLevel;

  /** That, and faster or slower, so that there seem to be more speakers, some of them in rooms. */
  static final SoundChange OF_SPEAKERS =
      SpeedChange.between(SLOWEST, 1 / SLOWEST)
          .then((sound, random) -> TimeShift.shift(sound, SHIFT_SECONDS, random))
          .then(Reverberation.rooms(0.05, 0.4).sometimes(0.3))
          .then(NOISE.sometimes(0.25))
          .then(AddedNoise.pink(5, 40).sometimes(0.25))
          .then(Gain.decibels(-LOUDER, LOUDER));

  /** Draws and rounds as the results that are documented were made with. */
  private static Sound ofLevel(Sound recording, RandomGenerator random) {
    Sound sound = TimeShift.shift(recording, SHIFT_SECONDS, random);
    if (random.nextBoolean()) {
      sound = NOISE.addTo(sound, random);
    }
    float factor = (float) Math.pow(10, LOUDER * (2 * random.nextDouble() - 1) / 20);
    float[] samples = sound.samples();
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= factor;
    }
    return Sound.of(sound.sampleRate(), samples);
  }

  private DigitChanges() {}
}
