package io.github.tfrnn.optimizers;

import io.github.tfrnn.graph.Weight;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** New values of slots, and how they are written. */
final class NewValues {

  /** A slot after it has moved towards {@code latest}, the whole way if {@code rate} is 1. */
  static Operand<TFloat32> moved(Ops tf, Weight slot, Operand<TFloat32> latest, double rate) {
    return tf.math.add(
        slot.value(), tf.math.mul(tf.math.sub(latest, slot.value()), tf.constant((float) rate)));
  }

  /** Writes new values into their slots, then subtracts the change from the weight. */
  static Op subtract(
      Ops tf,
      List<Weight> slots,
      List<Operand<TFloat32>> next,
      Weight weight,
      Operand<TFloat32> change) {
    return write(tf, slots, next, change).assignSub(weight.value(), change);
  }

  /**
   * Writes new values into their slots.
   *
   * @param last computed before the first slot changes, since slots are read in place
   * @return adds operations that wait until all slots are written
   */
  static Ops write(
      Ops tf, List<Weight> slots, List<Operand<TFloat32>> next, Operand<TFloat32> last) {
    List<Op> computed = new ArrayList<>(next);
    computed.add(last);
    Ops then = tf.withControlDependencies(computed);
    List<Op> written = new ArrayList<>(computed);
    for (int i = 0; i < next.size(); i++) {
      written.add(then.assign(slots.get(i).value(), next.get(i)));
    }
    return tf.withControlDependencies(written);
  }

  private NewValues() {}
}
