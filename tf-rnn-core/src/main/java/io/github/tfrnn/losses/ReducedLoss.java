package io.github.tfrnn.losses;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** A loss whose values are made one number in a way of its own. */
record ReducedLoss(Loss loss, Reduction reduction) implements Loss {

  ReducedLoss {
    requireNonNull(loss, "loss");
    requireNonNull(reduction, "reduction");
  }

  @Override
  public Operand<TFloat32> values(Call call, Signal labels, Signal predictions) {
    return loss.values(call, labels, predictions);
  }

  @Override
  public Optional<Operand<TBool>> mask(Ops tf, Signal labels, Operand<TFloat32> values) {
    return loss.mask(tf, labels, values);
  }

  @Override
  public Loss reduced(Reduction newReduction) {
    return new ReducedLoss(loss, newReduction);
  }

  @Override
  public Loss unwrapped() {
    return loss;
  }

  @Override
  public void check(Rows labels, Shape predictions) {
    loss.check(labels, predictions);
  }

  @Override
  public String toString() {
    return loss + "[" + reduction + "]";
  }
}
