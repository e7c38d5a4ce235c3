/**
 * How gradients change weights.
 *
 * <p>Start at {@link io.github.tfrnn.optimizers.Optimizer}. An optimizer is an algorithm, such as
 * {@link io.github.tfrnn.optimizers.Adam}; what all of them have in common is in {@link
 * io.github.tfrnn.optimizers.OptimizerOptions}. Floor 3: never uses layers, losses or metrics.
 */
package io.github.tfrnn.optimizers;
