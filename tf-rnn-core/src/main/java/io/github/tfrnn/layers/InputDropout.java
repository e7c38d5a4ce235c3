package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What a recurrent layer drops of its inputs, the same at every step.
 *
 * @param factors {@code [batch, features]}; none where nothing is dropped
 */
record InputDropout(List<Operand<TFloat32>> factors) {

  static InputDropout of(Call call, float rate, int features) {
    return new InputDropout(CellwiseRun.dropped(call, rate, features, 1, false));
  }

  /** Drops from inputs, or from their gradient; both {@code [steps, batch, features]}. */
  Operand<TFloat32> apply(Ops tf, Operand<TFloat32> values) {
    return factors.isEmpty() ? values : tf.math.mul(values, factors.get(0));
  }
}
