package io.github.tfrnn.audio.features;

/** Scales of frequencies as ears hear them. */
public enum MelScale {
  /** {@code 2595 · log10(1 + hertz / 700)} (O'Shaughnessy 1987; HTK). */
  HTK {
    @Override
    double mel(double hertz) {
      return 2595 * Math.log10(1 + hertz / 700);
    }

    @Override
    double hertz(double mel) {
      return 700 * (Math.pow(10, mel / 2595) - 1);
    }
  },
  /** Linear up to 1000 Hz, logarithmic above (Slaney's Auditory Toolbox 1998). */
  SLANEY {
    private static final double LINEAR = 200.0 / 3; // hertz of a mel
    private static final double BREAK_HERTZ = 1000;
    private static final double BREAK_MEL = BREAK_HERTZ / LINEAR;
    private static final double STEP = Math.log(6.4) / 27;

    @Override
    double mel(double hertz) {
      return hertz < BREAK_HERTZ
          ? hertz / LINEAR
          : BREAK_MEL + Math.log(hertz / BREAK_HERTZ) / STEP;
    }

    @Override
    double hertz(double mel) {
      return mel < BREAK_MEL ? mel * LINEAR : BREAK_HERTZ * Math.exp(STEP * (mel - BREAK_MEL));
    }
  };

  abstract double mel(double hertz);

  abstract double hertz(double mel);
}
