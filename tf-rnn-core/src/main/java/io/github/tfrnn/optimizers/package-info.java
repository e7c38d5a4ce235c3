/**
 * How gradients change weights.
 *
 * <p>Start at {@link io.github.tfrnn.optimizers.Optimizer}. Floor 3: never uses layers, losses or
 * metrics.
 */
package io.github.tfrnn.optimizers;
