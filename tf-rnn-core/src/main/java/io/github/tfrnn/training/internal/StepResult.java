package io.github.tfrnn.training.internal;

import java.util.List;

/**
 * What one batch gave.
 *
 * @param loss the mean over the batch, of all outputs, penalties included
 * @param losses the mean over the batch of each output; none where there is one output
 * @param sums of each metric, output by output
 */
public record StepResult(double loss, List<Double> losses, List<double[]> sums) {}
