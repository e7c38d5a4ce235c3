/**
 * Penalties on large weights or activations, added to the loss.
 *
 * <p>Start at {@link Regularizer}. Floor 1.
 */
package io.github.tfrnn.regularizers;
