package io.github.tfrnn.audio.data;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.audio.Sound;
import java.util.random.RandomGenerator;

/**
 * Plays sounds faster or slower, as a tape: pitch, formants and length change together, so that a
 * faster sound seems to come from a smaller speaker.
 *
 * <p>At a speed of 1.1 there are {@code ceil(frames / 1.1)} frames, and a tone of 440 Hz is one of
 * 484 Hz. Filters as {@link Sound#resample} does, by the nearest ratio of whole numbers up to 200:
 * speeds of two decimals up to 2 are exact, others off by less than 0.3 %.
 *
 * <p>Source: Ko et al. (2015), speeds of 0.9, 1 and 1.1; the effect {@code speed} of sox.
 * Immutable, safe for use by several threads.
 */
public final class SpeedChange implements SoundChange {
  private static final String NAME = "SpeedChange";

  private final double[] speeds; // empty: any of the range
  private final EvenRange range;

  private SpeedChange(double[] speeds, EvenRange range) {
    this.speeds = speeds;
    this.range = range;
  }

  /**
   * Returns the change to one of some speeds, each as likely as the others.
   *
   * @param speeds at least one, each in [0.05, 20]; over 1 is faster
   */
  public static SpeedChange of(double... speeds) {
    checkArgument(speeds.length > 0, "SpeedChange: expected at least one speed, got none");
    for (double speed : speeds) {
      Ratio.near(NAME, speed);
    }
    return new SpeedChange(speeds.clone(), new EvenRange(1, 1));
  }

  /**
   * Returns the change to any speed of a range, evenly drawn.
   *
   * @param low least speed, at least 0.05; under 1 is slower
   * @param high largest speed, at most 20
   */
  public static SpeedChange between(double low, double high) {
    Ratio.near(NAME, low);
    Ratio.near(NAME, high);
    return new SpeedChange(new double[0], EvenRange.positive(NAME, "speeds", low, high));
  }

  @Override
  public Sound apply(Sound sound, RandomGenerator random) {
    double speed = speeds.length == 0 ? range.draw(random) : speeds[random.nextInt(speeds.length)];
    Ratio ratio = Ratio.near(NAME, speed);
    return new Ratio(ratio.down(), ratio.up()).resample(sound);
  }
}
