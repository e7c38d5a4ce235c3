package io.github.tfrnn.samples.digits;

import io.github.tfrnn.audio.Sound;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds words in sound as it comes: stretches that are louder than the quiet between them. Keeps
 * some seconds of sound, however long the recording is. For one thread.
 *
 * <p>The level of the quiet is followed: it falls at once and rises slowly.
 */
final class WordFinder {
  private static final double FRAME_SECONDS = 0.02;
  private static final double LOUDER = 12; // decibels over the quiet that make a word
  private static final double LEAST_DECIBELS = -55; // of a word, to full scale
  private static final double RISE = 0.05; // decibels a frame that the quiet may grow
  private static final int PAUSE = 12; // frames of quiet that end a word
  private static final int MARGIN = 4; // frames around a word that are kept
  private static final int SHORTEST = 5; // frames
  private static final double LONGEST_SECONDS = 3;

  /**
   * A word that was found.
   *
   * @param begin seconds from the beginning of the recording
   */
  record Word(double begin, Sound sound) {}

  private final int sampleRate;
  private final int frame; // samples
  private float[] kept = new float[0]; // from the beginning of what may be a word
  private long keptFrom; // sample
  private int read; // samples of what is kept that were looked at
  private double quiet = Double.NaN; // decibels
  private int loud; // frames of the word so far
  private int silent; // frames since the word

  WordFinder(int sampleRate) {
    this.sampleRate = sampleRate;
    this.frame = (int) Math.round(FRAME_SECONDS * sampleRate);
  }

  /** Takes the next samples. */
  void accept(float[] samples) {
    float[] all = Arrays.copyOf(kept, kept.length + samples.length);
    System.arraycopy(samples, 0, all, kept.length, samples.length);
    kept = all;
  }

  /** Returns the next word that has ended, or would be longer than any; empty for none so far. */
  Optional<Word> next() {
    while (read + frame <= kept.length) {
      double decibels = decibels(read);
      read += frame;
      quiet = Double.isNaN(quiet) ? decibels : Math.min(decibels, quiet + RISE);
      boolean isLoud = decibels > Math.max(LEAST_DECIBELS, quiet + LOUDER);
      if (isLoud) {
        loud += 1 + (loud > 0 ? silent : 0);
        silent = 0;
      } else if (loud > 0) {
        silent++;
      } else {
        forget(read - MARGIN * frame);
      }
      boolean ended = loud > 0 && silent >= PAUSE;
      if (ended || loud * FRAME_SECONDS >= LONGEST_SECONDS) {
        Optional<Word> word = cut();
        if (word.isPresent()) {
          return word;
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the word that the recording ends within, if it does. */
  Optional<Word> last() {
    return loud > 0 ? cut() : Optional.empty();
  }

  private Optional<Word> cut() {
    int end = Math.min(kept.length, read - Math.max(0, silent - MARGIN) * frame);
    boolean isWord = loud >= SHORTEST;
    Optional<Word> word =
        isWord
            ? Optional.of(
                new Word(
                    (double) keptFrom / sampleRate, Sound.of(sampleRate, Arrays.copyOf(kept, end))))
            : Optional.empty();
    forget(end);
    loud = 0;
    silent = 0;
    return word;
  }

  private void forget(int samples) {
    if (samples > 0) {
      kept = Arrays.copyOfRange(kept, samples, kept.length);
      keptFrom += samples;
      read = Math.max(0, read - samples);
    }
  }

  private double decibels(int from) {
    double sum = 1e-12;
    for (int i = from; i < from + frame; i++) {
      sum += (double) kept[i] * kept[i] / frame;
    }
    return 10 * Math.log10(sum);
  }
}
