/**
 * What tells a person how good a model is.
 *
 * <p>Start at {@link io.github.tfrnn.metrics.Metric}. Floor 3: never uses layers, losses or
 * optimizers.
 */
package io.github.tfrnn.metrics;
