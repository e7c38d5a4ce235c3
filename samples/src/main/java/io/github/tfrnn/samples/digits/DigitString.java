package io.github.tfrnn.samples.digits;

import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.audio.features.Mfcc;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Rows;
import java.util.List;

/**
 * Digits said one after the other.
 *
 * @param classes of the digits, from 0
 * @param sound of all of them
 */
record DigitString(List<Integer> classes, Sound sound) {

  DigitString {
    classes = List.copyOf(classes);
  }

  /** Returns the features of the sound as a whole, and what CTC is to read: 0 is its blank. */
  Examples examples(Mfcc mfcc) {
    int[] labels = classes.stream().mapToInt(c -> c + 1).toArray();
    return Examples.of(Rows.of(new float[][][] {mfcc.of(sound)}), Rows.of(new int[][] {labels}));
  }
}
