package io.github.tfrnn.layers;

import io.github.tfrnn.ops.TimeAxis;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A run whose gradient nobody will ask for. */
record ForwardRun(List<Operand<TFloat32>> states) implements RecurrentRun {

  @Override
  public Gradients gradients(Ops tf, List<TimeAxis.StepGradient> ofStates) {
    throw new IllegalStateException("a run for predictions has no gradients");
  }
}
