/**
 * Functions from operands to operands: recurrences, masks, dropout.
 *
 * <p>Stateless and without weights; each forward function that TensorFlow cannot differentiate well
 * has its backward function beside it. Start at {@link LSTMOps}. Floor 2.
 */
package io.github.tfrnn.ops;
