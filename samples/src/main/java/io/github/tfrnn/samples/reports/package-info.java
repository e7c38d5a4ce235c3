/**
 * What a run found, in words and figures.
 *
 * <p>{@link io.github.tfrnn.samples.reports.ConfusionMatrix} is the one source of every figure
 * about a classifier; {@link io.github.tfrnn.samples.reports.ResultLine} is the line for scripts
 * that ends a run. Everything here makes strings and prints nothing.
 */
package io.github.tfrnn.samples.reports;
