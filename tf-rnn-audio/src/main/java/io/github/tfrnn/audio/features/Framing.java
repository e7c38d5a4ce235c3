package io.github.tfrnn.audio.features;

/** Where frames begin and end, and what stands for samples beyond the ends of a sound. */
public enum Framing {
  /**
   * Frames that lie in the sound; the rest is left out. {@code 1 + (samples - length) / step}
   * frames: tf.signal, and Kaldi with {@code snip_edges}.
   */
  WHOLE_FRAMES {
    @Override
    long count(long samples, int length, int step) {
      return samples < length ? 0 : 1 + (samples - length) / step;
    }

    @Override
    int least(int length, int step) {
      return length;
    }
  },
  /**
   * So many frames that each sample is in one, the last one filled with zeros, and at least one:
   * python_speech_features.
   */
  PAD_LAST {
    @Override
    long count(long samples, int length, int step) {
      return samples <= length ? 1 : 1 + (samples - length + step - 1) / step;
    }
  },
  /**
   * A frame at every step in the sound, the last ones filled with zeros: tf.signal with {@code
   * pad_end}.
   */
  PAD_END {
    @Override
    long count(long samples, int length, int step) {
      return (samples + step - 1) / step;
    }
  },
  /** Frames around every step, with zeros beyond the ends: librosa. */
  CENTER_ZERO {
    @Override
    long count(long samples, int length, int step) {
      return centered(samples, length, step);
    }

    @Override
    int before(int length, int step) {
      return length / 2;
    }
  },
  /**
   * Frames around every step, with the sound mirrored about its first and its last sample beyond
   * the ends, which must be more than half a frame away: torchaudio.
   */
  CENTER_REFLECT {
    @Override
    long count(long samples, int length, int step) {
      return centered(samples, length, step);
    }

    @Override
    int before(int length, int step) {
      return length / 2;
    }

    @Override
    boolean mirrors() {
      return true;
    }

    @Override
    int least(int length, int step) {
      return length / 2 + 1;
    }

    @Override
    int source(int index, int samples) {
      int mirrored = Math.abs(index);
      return mirrored < samples ? mirrored : 2 * (samples - 1) - mirrored;
    }
  },
  /**
   * Frames around the middle of every step, with the sound mirrored about its edges beyond the
   * ends: Kaldi without {@code snip_edges}.
   */
  CENTER_STEP {
    @Override
    long count(long samples, int length, int step) {
      return (samples + step / 2) / step;
    }

    @Override
    int before(int length, int step) {
      return length / 2 - step / 2;
    }

    @Override
    boolean mirrors() {
      return true;
    }

    @Override
    int least(int length, int step) {
      return step - step / 2;
    }

    @Override
    int source(int index, int samples) {
      int mirrored = index;
      while (mirrored < 0 || mirrored >= samples) {
        mirrored = mirrored < 0 ? -mirrored - 1 : 2 * samples - 1 - mirrored;
      }
      return mirrored;
    }
  };

  /** Returns how many frames so many samples make, at least one sample. */
  abstract long count(long samples, int length, int step);

  private static long centered(long samples, int length, int step) {
    return 1 + (samples + 2L * (length / 2) - length) / step;
  }

  /** Returns how few samples make a frame. */
  int least(int length, int step) {
    return 1;
  }

  /** Returns how many samples before the first one the first frame begins. */
  int before(int length, int step) {
    return 0;
  }

  /** Returns whether samples stand for those beyond the ends; else, zeros do. */
  boolean mirrors() {
    return false;
  }

  /** Returns which sample stands at an index that may be beyond the ends; -1 for a zero. */
  int source(int index, int samples) {
    return index >= 0 && index < samples ? index : -1;
  }
}
