package io.github.tfrnn.training.internal;

import java.util.List;
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
    List<Operand<? extends TType>> inputs,
    List<Operand<TFloat32>> outputs,
    boolean changesStates) {}
