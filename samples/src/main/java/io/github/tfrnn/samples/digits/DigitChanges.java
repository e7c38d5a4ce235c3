package io.github.tfrnn.samples.digits;

import io.github.tfrnn.audio.data.AddedNoise;
import io.github.tfrnn.audio.data.Gain;
import io.github.tfrnn.audio.data.Reverberation;
import io.github.tfrnn.audio.data.SoundChange;
import io.github.tfrnn.audio.data.SpeedChange;
import io.github.tfrnn.audio.data.TimeShift;

/** What becomes of recordings in training, in each epoch otherwise. */
final class DigitChanges {
  private static final double LOUDER = 10; // decibels, or softer
  private static final double SHIFT_SECONDS = 0.03;
  private static final double SLOWEST = 0.85;
  private static final AddedNoise NOISE = AddedNoise.white(5, 40);

  /**
   * Faster or slower, so that there seem to be more speakers; earlier or later, louder or softer;
   * some in rooms, half with noise.
   */
  static final SoundChange IN_TRAINING =
      SpeedChange.between(SLOWEST, 1 / SLOWEST)
          .then((sound, random) -> TimeShift.shift(sound, SHIFT_SECONDS, random))
          .then(Reverberation.rooms(0.05, 0.4).sometimes(0.3))
          .then(NOISE.sometimes(0.25))
          .then(AddedNoise.pink(5, 40).sometimes(0.25))
          .then(Gain.decibels(-LOUDER, LOUDER));

  private DigitChanges() {}
}
