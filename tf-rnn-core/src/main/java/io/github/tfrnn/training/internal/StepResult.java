package io.github.tfrnn.training.internal;

import java.util.List;

/**
 * What one batch gave.
 *
 * @param loss the mean over the batch, penalties included
 * @param sums of each metric
 */
public record StepResult(double loss, List<double[]> sums) {}
