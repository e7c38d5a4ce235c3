package io.github.tfrnn.optimizers;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What all weights have in common in one training step.
 *
 * @param learningRate scalar
 * @param number scalar, 1 for the first step
 */
public record Step(Operand<TFloat32> learningRate, Operand<TFloat32> number) {}
