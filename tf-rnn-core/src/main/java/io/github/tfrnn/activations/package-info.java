/**
 * Functions applied to every entry, or along the last axis, of what a layer computes.
 *
 * <p>Start at {@link Activation}. Floor 1.
 */
package io.github.tfrnn.activations;
