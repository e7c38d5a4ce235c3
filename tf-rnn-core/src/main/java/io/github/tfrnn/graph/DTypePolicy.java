package io.github.tfrnn.graph;

/** The precision that a model computes in: Keras's dtype policies. */
public enum DTypePolicy {
  /** Everything in float32. */
  FLOAT32,

  /**
   * Keras's {@code mixed_bfloat16}: matrix products of layers in bfloat16, all else in float32:
   * weights, states, gates, losses.
   *
   * <p>Faster where the processor multiplies bfloat16 (Linux tells it by the flags {@code amx_bf16}
   * and {@code avx512_bf16}) and matrices are large. On any other, matrices are rounded to bfloat16
   * and multiplied in float32: about the same numbers, no gain. Results have two to three decimal
   * digits. Keras's policy of this name has gates and states in bfloat16 too, so its numbers are
   * less exact. In a step of a cell that TensorFlow differentiates, products stay in float32.
   */
  MIXED_BFLOAT16
}
