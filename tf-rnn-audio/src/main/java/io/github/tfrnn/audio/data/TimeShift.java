package io.github.tfrnn.audio.data;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.audio.Sound;
import java.util.random.RandomGenerator;

/** Moves sounds to and fro in time, with zeros where they leave room. */
public final class TimeShift {

  /**
   * Returns a sound that begins a little earlier or later and is as long as before; what is moved
   * beyond an end is lost.
   *
   * @param mostSeconds evenly drawn from minus this to this, at least 0
   */
  public static Sound shift(Sound sound, double mostSeconds, RandomGenerator random) {
    checkArgument(
        mostSeconds >= 0 && Double.isFinite(mostSeconds),
        "TimeShift: mostSeconds must be at least 0, got %s",
        mostSeconds);
    int most = (int) Math.min(sound.frames(), Math.round(mostSeconds * sound.sampleRate()));
    int later = random.nextInt(-most, most + 1);
    float[][] channels = new float[sound.channels()][sound.frames()];
    for (int c = 0; c < channels.length; c++) {
      System.arraycopy(
          sound.samples(c),
          Math.max(0, -later),
          channels[c],
          Math.max(0, later),
          sound.frames() - Math.abs(later));
    }
    return Sound.of(sound.sampleRate(), channels);
  }

  private TimeShift() {}
}
