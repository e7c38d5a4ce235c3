/**
 * What tells a person how good a model is.
 *
 * <p>A metric is a vector of sums, gathered over batches, and a function of them. Start at {@link
 * io.github.tfrnn.metrics.Metric}: constants for metrics without options, {@code create()} of
 * records such as {@link io.github.tfrnn.metrics.Precision} and {@link io.github.tfrnn.metrics.AUC}
 * for the others, {@link io.github.tfrnn.metrics.Metric#mean} for a function of your own. {@link
 * io.github.tfrnn.metrics.EditDistance} compares texts outside of a model. Floor 3: never uses
 * layers, losses or optimizers.
 */
package io.github.tfrnn.metrics;
