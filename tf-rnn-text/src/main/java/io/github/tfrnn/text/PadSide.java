package io.github.tfrnn.text;

/** The end of a sequence at which {@link PadSequences} pads or truncates. */
public enum PadSide {
  /** At the beginning, before the first timestep. */
  PRE,

  /** At the end, after the last timestep. */
  POST
}
