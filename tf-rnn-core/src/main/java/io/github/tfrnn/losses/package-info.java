/**
 * How far predictions are from labels.
 *
 * <p>Start at {@link io.github.tfrnn.losses.Loss}. Floor 3: never uses layers, metrics or
 * optimizers.
 */
package io.github.tfrnn.losses;
