package io.github.tfrnn.optimizers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Weight;
import java.util.List;
import java.util.regex.Pattern;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Weights that become smaller by themselves (Loshchilov and Hutter 2019); Keras's {@code
 * weight_decay}. Immutable.
 *
 * <pre>
 *   w ← w − w · decay · lr        before each update
 * </pre>
 *
 * @param decay not negative
 * @param excluded regular expressions; weights stay as they are if one is found in their name
 */
public record WeightDecay(double decay, List<String> excluded) {

  public WeightDecay {
    checkArgument(
        decay >= 0 && decay < Double.POSITIVE_INFINITY,
        "weightDecay must be finite and not negative, got %s",
        decay);
    excluded = List.copyOf(excluded);
    excluded.forEach(Pattern::compile); // a mistake shows here and not in the midst of training
  }

  /** Returns whether it makes a weight smaller. */
  public boolean concerns(Weight weight) {
    return excluded.stream().noneMatch(name -> Pattern.compile(name).matcher(weight.name()).find());
  }

  /** Returns the operation that makes a weight smaller. */
  public Op shrink(Ops tf, Weight weight, Operand<TFloat32> learningRate) {
    Operand<TFloat32> share = tf.math.mul(learningRate, tf.constant((float) decay));
    return tf.train.applyGradientDescent(weight.value(), share, weight.value()); // in one pass
  }
}
