package io.github.tfrnn.losses;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Tape;
import io.github.tfrnn.ops.Crossentropies;
import io.github.tfrnn.ops.Labels;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.SoftmaxCrossEntropyWithLogits;
import org.tensorflow.types.TFloat32;

/**
 * Cross-entropy of one-hot labels, natural logarithm; Keras's {@code CategoricalCrossentropy}.
 *
 * <p>Labels and predictions are {@code [batch, ..., classes]}. On the output of softmax it works on
 * the logits, as Keras does within {@code fit}; from other probabilities, rows are first made to
 * sum to 1 and kept 1e-7 away from 0 and 1.
 *
 * @param fromLogits whether predictions are logits
 * @param labelSmoothing share of each label given to all classes evenly, in [0, 1]
 */
public record CategoricalCrossentropy(boolean fromLogits, float labelSmoothing) implements Loss {

  private static final String NAME = "categorical_crossentropy";

  public CategoricalCrossentropy {
    checkArgument(
        labelSmoothing >= 0 && labelSmoothing <= 1,
        "CategoricalCrossentropy: labelSmoothing must be in [0, 1], got %s",
        labelSmoothing);
  }

  /** Returns Keras's default: from probabilities, without smoothing. */
  public static CategoricalCrossentropy standard() {
    return new CategoricalCrossentropy(false, 0);
  }

  @Override
  public Operand<TFloat32> values(Call call, Signal labels, Signal predictions) {
    Ops tf = call.tf();
    int classes = (int) Shapes.last(predictions.shape());
    Operand<TFloat32> target =
        Crossentropies.smooth(tf, Labels.floats(tf, labels), labelSmoothing, classes);
    Operand<TFloat32> logits = KnownLogits.of(predictions, fromLogits, Signal.Squashing.SOFTMAX);
    if (logits != null) {
      return ofLogits(call, target, logits, classes);
    }
    Operand<TFloat32> probabilities = predictions.floats();
    Operand<TFloat32> values = Crossentropies.categorical(tf, target, probabilities);
    call.recordByGraph(List.of(values), List.of(probabilities), List.of());
    return values;
  }

  /** One fused operation gives the values and their gradient. */
  private static Operand<TFloat32> ofLogits(
      Call call, Operand<TFloat32> target, Operand<TFloat32> logits, int classes) {
    Ops tf = call.tf();
    SoftmaxCrossEntropyWithLogits<TFloat32> fused =
        tf.nn.softmaxCrossEntropyWithLogits(
            tf.reshape(logits, tf.array(-1, classes)), tf.reshape(target, tf.array(-1, classes)));
    Operand<TFloat32> values = tf.reshape(fused.loss(), SoftmaxGradient.leadingAxes(tf, logits));
    call.record(
        List.of(values),
        List.of(logits),
        (ops, gradient) ->
            new Tape.StepGradients(
                List.of(SoftmaxGradient.of(ops, fused.backprop(), gradient.get(0), logits)),
                Map.of()));
    return values;
  }

  @Override
  public void check(Rows labels, Shape predictions) {
    LabelChecks.requireOneHot(NAME, labels, predictions);
  }

  @Override
  public String toString() {
    return NAME;
  }
}
