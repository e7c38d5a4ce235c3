package io.github.tfrnn.layers;

/** What is put around a sequence before windows slide over it. */
public enum Padding {
  /** Nothing: only windows that fit. */
  VALID,
  /** As much on both sides as makes one window for every stride. */
  SAME,
  /** All of it before the first timestep: no window looks ahead. */
  CAUSAL
}
