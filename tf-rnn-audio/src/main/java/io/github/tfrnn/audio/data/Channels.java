package io.github.tfrnn.audio.data;

import io.github.tfrnn.audio.Sound;
import java.util.function.UnaryOperator;

/** What is done to the samples of each channel. */
final class Channels {

  /** Returns the sound of what a function makes of each channel, equally long of all. */
  static Sound map(Sound sound, UnaryOperator<float[]> function) {
    float[][] channels = new float[sound.channels()][];
    for (int c = 0; c < channels.length; c++) {
      channels[c] = function.apply(sound.samples(c));
    }
    return Sound.of(sound.sampleRate(), channels);
  }

  /** Returns the sum of the squares of samples. */
  static double energy(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += (double) sample * sample;
    }
    return sum;
  }

  /** Returns the sum of the squares of all samples. */
  static double energy(Sound sound) {
    return energy(sound.interleaved());
  }

  /** Returns samples multiplied with a factor. */
  static float[] scaled(float[] samples, double factor) {
    float[] scaled = new float[samples.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (factor * samples[i]);
    }
    return scaled;
  }

  /** Returns numbers of 32 bits. */
  static float[] rounded(double[] samples) {
    float[] rounded = new float[samples.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) samples[i];
    }
    return rounded;
  }

  private Channels() {}
}
