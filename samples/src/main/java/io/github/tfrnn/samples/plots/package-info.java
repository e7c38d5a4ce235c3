/**
 * Pictures of a run, as PNG files, drawn with XChart and without a screen.
 *
 * <p>{@link io.github.tfrnn.samples.plots.TrainingCurves} shows how a model learned, {@link
 * io.github.tfrnn.samples.plots.ConfusionHeatMap} what it mixes up. A file appears whole or not at
 * all.
 */
package io.github.tfrnn.samples.plots;
