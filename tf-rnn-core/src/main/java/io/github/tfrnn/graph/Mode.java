package io.github.tfrnn.graph;

/** What a model is called for; Keras's {@code training} argument. */
public enum Mode {
  /** Weights are being learned: dropout drops. */
  TRAINING,
  /** Predictions are wanted: dropout is the identity. */
  INFERENCE
}
