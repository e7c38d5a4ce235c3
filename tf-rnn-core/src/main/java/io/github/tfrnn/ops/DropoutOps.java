package io.github.tfrnn.ops;

import io.github.tfrnn.graph.Call;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Dropout (Srivastava et al. 2014), in its inverted form: what is kept is scaled up while training.
 */
public final class DropoutOps {

  /**
   * Returns factors of 0 with probability {@code rate}, of 1 / (1 − rate) otherwise.
   *
   * @param rate in [0, 1)
   * @param rest the shape after the batch axis, {@code [rank - 1]}
   * @param rank number of axes, batch included
   */
  public static Operand<TFloat32> factors(Call call, float rate, Operand<TInt32> rest, int rank) {
    return factors(call.tf(), rate, call.uniform(rest, rank));
  }

  /** Returns factors that all rows of the batch have in common, {@code [1, rest]}. */
  public static Operand<TFloat32> factorsForAllRows(Call call, float rate, Operand<TInt32> rest) {
    return factors(call.tf(), rate, call.uniformForAllRows(rest));
  }

  private static Operand<TFloat32> factors(Ops tf, float rate, Operand<TFloat32> uniform) {
    Operand<TFloat32> kept =
        tf.dtypes.cast(tf.math.greaterEqual(uniform, tf.constant(rate)), TFloat32.class);
    return tf.math.mul(kept, tf.constant(1 / (1 - rate)));
  }

  /**
   * Returns numbers of a normal distribution with mean 0 and variance 1, by the method of Box and
   * Muller (1958).
   *
   * @param rest the shape after the batch axis, {@code [rank - 1]}
   * @param rank number of axes, batch included
   */
  public static Operand<TFloat32> normal(Call call, Operand<TInt32> rest, int rank) {
    Ops tf = call.tf();
    Operand<TFloat32> positive = tf.math.sub(tf.constant(1f), call.uniform(rest, rank));
    Operand<TFloat32> radius = tf.math.sqrt(tf.math.mul(tf.constant(-2f), tf.math.log(positive)));
    Operand<TFloat32> angle =
        tf.math.mul(tf.constant((float) (2 * Math.PI)), call.uniform(rest, rank));
    // Its shape comes from the inputs, and TensorFlow would look for a gradient along that way.
    return tf.stopGradient(tf.math.mul(radius, tf.math.cos(angle)));
  }

  /** Returns the shape of {@code values} after its batch axis. */
  public static Operand<TInt32> rest(Ops tf, Operand<TFloat32> values) {
    return tf.slice(tf.shape(values), tf.array(1), tf.array(-1));
  }

  private DropoutOps() {}
}
