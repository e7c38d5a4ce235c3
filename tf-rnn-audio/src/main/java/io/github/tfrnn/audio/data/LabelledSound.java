package io.github.tfrnn.audio.data;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.audio.features.AudioFeatures;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Rows;

/**
 * A recording and its class. Immutable.
 *
 * @param name of the file, within its folder or zip file
 * @param sound what was recorded
 * @param label number of the class, from 0
 * @param className name of the class
 */
public record LabelledSound(String name, Sound sound, int label, String className) {
  public LabelledSound {
    requireNonNull(name, "name");
    requireNonNull(sound, "sound");
    requireNonNull(className, "className");
  }

  /** Returns the same with another sound, such as {@code sound().mono().resample(8000)}. */
  public LabelledSound with(Sound other) {
    return new LabelledSound(name, other, label, className);
  }

  /**
   * Returns the features with the label.
   *
   * @return inputs {@code [1, frames, size]} and the label {@code [1]}
   * @throws IllegalArgumentException if the sound has several channels or another sample rate than
   *     the features, or is too short for a frame
   */
  public Examples examples(AudioFeatures features) {
    return examples(rows(features));
  }

  /** Returns the features; mistakes name the recording. */
  float[][] rows(AudioFeatures features) {
    try {
      float[][] rows = features.of(sound);
      if (rows.length == 0) {
        throw new IllegalArgumentException(
            "there are %s samples, a frame needs %s: leave it out with filter"
                .formatted(sound.frames(), features.leastSamples()));
      }
      return rows;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  /**
   * Returns rows that were made of the sound with the label.
   *
   * @param rows {@code [frames, size]}, at least one
   * @return inputs {@code [1, frames, size]} and the label {@code [1]}
   */
  public Examples examples(float[][] rows) {
    return Examples.of(Rows.of(new float[][][] {rows}), Rows.of(new int[] {label}));
  }
}
