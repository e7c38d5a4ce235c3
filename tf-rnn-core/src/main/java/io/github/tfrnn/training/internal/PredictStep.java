package io.github.tfrnn.training.internal;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * What to feed and to fetch for predictions.
 *
 * @param changesStates whether that changes the states of stateful layers, which one thread at a
 *     time may do
 */
record PredictStep(
    Operand<? extends TType> inputs, Operand<TFloat32> outputs, boolean changesStates) {}
