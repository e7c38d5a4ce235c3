package io.github.tfrnn.samples.digits;

import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.audio.data.LabelledSound;
import io.github.tfrnn.audio.data.RandomMap;
import io.github.tfrnn.data.Dataset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Puts recordings together to strings by chance: what is said, by whom, and how long the pauses
 * are.
 */
final class DigitStrings {
  static final int SHORTEST = 3; // digits
  static final int LONGEST = 7;
  private static final double PAUSE_SECONDS = 0.2; // at most

  /** Returns as many strings, others in each pass; equal ones for equal seeds. */
  static Dataset<DigitString> drawn(List<LabelledSound> recordings, int count, long seed) {
    return Dataset.ofList(Collections.nCopies(count, recordings))
        .apply(RandomMap.of(seed, DigitStrings::draw));
  }

  private static DigitString draw(List<LabelledSound> recordings, RandomGenerator random) {
    int digits = random.nextInt(SHORTEST, LONGEST + 1);
    List<Integer> classes = new ArrayList<>();
    List<float[]> parts = new ArrayList<>();
    int sampleRate = recordings.get(0).sound().sampleRate();
    parts.add(pause(sampleRate, random));
    for (int i = 0; i < digits; i++) {
      LabelledSound recording = recordings.get(random.nextInt(recordings.size()));
      classes.add(recording.label());
      parts.add(recording.sound().samples());
      parts.add(pause(sampleRate, random));
    }
    return new DigitString(classes, Sound.of(sampleRate, joined(parts)));
  }

  private static float[] pause(int sampleRate, RandomGenerator random) {
    return new float[(int) (PAUSE_SECONDS * random.nextDouble() * sampleRate)];
  }

  private static float[] joined(List<float[]> parts) {
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** Tells what a list of strings is like. */
  static String facts(List<DigitString> strings) {
    double[] seconds =
        strings.stream().mapToDouble(each -> each.sound().durationSeconds()).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%,d strings, %,d digits, %.1f to %.1f s long, median %.1f s",
        strings.size(),
        strings.stream().mapToInt(each -> each.classes().size()).sum(),
        seconds[0],
        seconds[seconds.length - 1],
        seconds[seconds.length / 2]);
  }

  private DigitStrings() {}
}
