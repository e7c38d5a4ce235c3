package io.github.tfrnn.activations;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/** What activations compute, of operations that TensorFlow can differentiate, in loops too. */
final class Formulas {

  private static final float ROOT_OF_HALF = (float) Math.sqrt(0.5);
  private static final float ROOT_OF_TWO_OVER_PI = (float) Math.sqrt(2 / Math.PI);

  static Operand<TFloat32> leakyRelu(Ops tf, Operand<TFloat32> x, float slope) {
    return tf.nn.leakyRelu(x, LeakyRelu.alpha(slope));
  }

  static Operand<TFloat32> elu(Ops tf, Operand<TFloat32> x, float alpha) {
    Operand<TFloat32> elu = tf.nn.elu(x);
    if (alpha == 1) {
      return elu;
    }
    return tf.select(above(tf, x, 0), elu, tf.math.mul(tf.constant(alpha), elu));
  }

  static Operand<TFloat32> celu(Ops tf, Operand<TFloat32> x, float alpha) {
    Operand<TFloat32> zero = tf.constant(0f);
    Operand<TFloat32> a = tf.constant(alpha);
    Operand<TFloat32> negative = tf.math.expm1(tf.math.div(tf.math.minimum(x, zero), a));
    return tf.math.add(tf.math.maximum(x, zero), tf.math.mul(a, negative));
  }

  static Operand<TFloat32> gelu(Ops tf, Operand<TFloat32> x) {
    return halved(tf, x, tf.math.erf(tf.math.mul(x, tf.constant(ROOT_OF_HALF))));
  }

  static Operand<TFloat32> geluApproximate(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> cube = tf.math.mul(x, tf.math.square(x));
    Operand<TFloat32> inner = tf.math.add(x, tf.math.mul(tf.constant(0.044715f), cube));
    return halved(tf, x, tf.math.tanh(tf.math.mul(tf.constant(ROOT_OF_TWO_OVER_PI), inner)));
  }

  /** x·(1 + y) / 2. */
  private static Operand<TFloat32> halved(Ops tf, Operand<TFloat32> x, Operand<TFloat32> y) {
    return tf.math.mul(tf.math.mul(tf.constant(0.5f), x), tf.math.add(tf.constant(1f), y));
  }

  static Operand<TFloat32> silu(Ops tf, Operand<TFloat32> x) {
    return tf.math.mul(x, tf.math.sigmoid(x));
  }

  static Operand<TFloat32> mish(Ops tf, Operand<TFloat32> x) {
    return tf.math.mul(x, tf.math.tanh(tf.math.softplus(x)));
  }

  static Operand<TFloat32> hardSigmoid(Ops tf, Operand<TFloat32> x) {
    return tf.math.div(tf.nn.relu6(tf.math.add(x, tf.constant(3f))), tf.constant(6f));
  }

  static Operand<TFloat32> hardTanh(Ops tf, Operand<TFloat32> x) {
    return tf.math.maximum(tf.math.minimum(x, tf.constant(1f)), tf.constant(-1f));
  }

  static Operand<TFloat32> softsign(Ops tf, Operand<TFloat32> x) {
    return tf.math.div(x, tf.math.add(tf.constant(1f), tf.math.abs(x)));
  }

  static Operand<TFloat32> squareplus(Ops tf, Operand<TFloat32> x, float b) {
    Operand<TFloat32> root = tf.math.sqrt(tf.math.add(tf.math.square(x), tf.constant(b)));
    return tf.math.div(tf.math.add(x, root), tf.constant(2f));
  }

  static Operand<TFloat32> softShrink(Ops tf, Operand<TFloat32> x, float threshold) {
    Operand<TFloat32> t = tf.constant(threshold);
    Operand<TFloat32> negative =
        tf.select(tf.math.less(x, tf.constant(-threshold)), tf.math.add(x, t), tf.constant(0f));
    return tf.select(tf.math.greater(x, t), tf.math.sub(x, t), negative);
  }

  static Operand<TFloat32> hardShrink(Ops tf, Operand<TFloat32> x, float threshold) {
    return tf.select(above(tf, tf.math.abs(x), threshold), x, tf.constant(0f));
  }

  static Operand<TFloat32> threshold(Ops tf, Operand<TFloat32> x, float threshold, float other) {
    return tf.select(above(tf, x, threshold), x, tf.constant(other));
  }

  static Operand<TFloat32> sparsePlus(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> square = tf.math.square(tf.math.add(x, tf.constant(1f)));
    return betweenOnes(tf, x, tf.math.mul(tf.constant(0.25f), square), x);
  }

  static Operand<TFloat32> sparseSigmoid(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> line = tf.math.mul(tf.constant(0.5f), tf.math.add(x, tf.constant(1f)));
    return betweenOnes(tf, x, line, tf.constant(1f));
  }

  /** 0 up to −1, {@code between} up to 1, {@code after} from there on. */
  private static Operand<TFloat32> betweenOnes(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> between, Operand<TFloat32> after) {
    Operand<TFloat32> positive = tf.select(tf.math.less(x, tf.constant(1f)), between, after);
    return tf.select(tf.math.lessEqual(x, tf.constant(-1f)), tf.constant(0f), positive);
  }

  /**
   * max(x − τ, 0), τ as Keras has it: (Σ s − 1) / k over the k greatest entries, s being the sum of
   * an entry and those greater than it. Places in the order are found by sorting, which has no
   * gradient in a graph; an entry of place i, from 0, then stands in k − i of these sums.
   */
  static Operand<TFloat32> sparsemax(Ops tf, Operand<TFloat32> x) {
    Operand<TInt32> last = tf.constant(x.asOutput().shape().numDimensions() - 1);
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TInt32> size = tf.gather(tf.shape(x), last, tf.constant(0));
    TopK<TFloat32, TInt32> sorted = tf.nn.topK(tf.stopGradient(x), size, TInt32.class);
    Operand<TInt32> places =
        tf.nn.topK(tf.math.neg(sorted.indices()), size, TInt32.class).indices();
    Operand<TInt32> next = tf.math.add(size, tf.constant(1));
    Operand<TFloat32> counts = floats(tf, tf.range(tf.constant(1), next, tf.constant(1)));
    Operand<TFloat32> sums = tf.math.cumsum(sorted.values(), last);
    Operand<TFloat32> lowered = tf.math.div(tf.math.sub(sums, one), counts);
    Operand<TFloat32> k = total(tf, floats(tf, tf.math.greater(sorted.values(), lowered)), last);
    Operand<TFloat32> occurrences = tf.nn.relu(tf.math.sub(k, floats(tf, places)));
    Operand<TFloat32> all = total(tf, tf.math.mul(x, tf.stopGradient(occurrences)), last);
    Operand<TFloat32> tau = tf.math.div(tf.math.sub(all, one), tf.stopGradient(k));
    return tf.nn.relu(tf.math.sub(x, tau));
  }

  private static Operand<TFloat32> floats(Ops tf, Operand<? extends TType> values) {
    return tf.dtypes.cast(values, TFloat32.class);
  }

  private static Operand<TFloat32> total(Ops tf, Operand<TFloat32> x, Operand<TInt32> axis) {
    return tf.sum(x, axis, Sum.keepDims(true));
  }

  private static Operand<TBool> above(Ops tf, Operand<TFloat32> x, float threshold) {
    return tf.math.greater(x, tf.constant(threshold));
  }

  /** Not TensorFlow's own operation, whose gradient is wrong for more than two axes. */
  static Operand<TFloat32> logSoftmax(Ops tf, Operand<TFloat32> x) {
    Operand<TInt32> last = tf.constant(-1);
    Operand<TFloat32> greatest = tf.stopGradient(tf.max(x, last, Max.keepDims(true)));
    Operand<TFloat32> shifted = tf.math.sub(x, greatest);
    Operand<TFloat32> total = tf.sum(tf.math.exp(shifted), last, Sum.keepDims(true));
    return tf.math.sub(shifted, tf.math.log(total));
  }

  private Formulas() {}
}
