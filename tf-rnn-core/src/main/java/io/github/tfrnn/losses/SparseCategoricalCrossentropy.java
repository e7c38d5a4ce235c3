package io.github.tfrnn.losses;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Tape;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.SparseSoftmaxCrossEntropyWithLogits;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Cross-entropy of class numbers, natural logarithm; Keras's {@code SparseCategoricalCrossentropy}.
 *
 * <p>Labels {@code [batch, ...]}, int32 in [0, classes), or with a last axis of 1; predictions
 * {@code [batch, ..., classes]}. On the output of softmax it works on the logits, as Keras does
 * within {@code fit}; other probabilities are kept 1e-7 away from 0 and 1 and their logarithms
 * taken for logits.
 *
 * @param fromLogits whether predictions are logits
 */
public record SparseCategoricalCrossentropy(boolean fromLogits) implements Loss {

  private static final String NAME = "sparse_categorical_crossentropy";

  /** Returns Keras's default: from probabilities. */
  public static SparseCategoricalCrossentropy standard() {
    return new SparseCategoricalCrossentropy(false);
  }

  @Override
  public Operand<TFloat32> values(Call call, Signal labels, Signal predictions) {
    Ops tf = call.tf();
    int classes = (int) Shapes.last(predictions.shape());
    Operand<TFloat32> logits =
        Crossentropies.logits(predictions, fromLogits, Signal.Squashing.SOFTMAX);
    if (logits == null) {
      Operand<TFloat32> probabilities = predictions.floats();
      logits = tf.math.log(Crossentropies.clip(tf, probabilities));
      call.recordByGraph(List.of(logits), List.of(probabilities), List.of());
    }
    Operand<TFloat32> given = logits;
    Operand<TInt32> target = tf.reshape(labels.ids(), tf.array(-1));
    SparseSoftmaxCrossEntropyWithLogits<TFloat32> fused =
        tf.nn.sparseSoftmaxCrossEntropyWithLogits(tf.reshape(given, tf.array(-1, classes)), target);
    Operand<TFloat32> values = tf.reshape(fused.loss(), SoftmaxGradient.leadingAxes(tf, given));
    call.record(
        List.of(values),
        List.of(given),
        (ops, gradient) ->
            new Tape.StepGradients(
                List.of(SoftmaxGradient.of(ops, fused.backprop(), gradient.get(0), given)),
                Map.of()));
    return values;
  }

  @Override
  public void check(Rows labels, Shape predictions) {
    Shape expected = Crossentropies.withoutLast(predictions);
    if (labels instanceof FloatRows) {
      throw new IllegalArgumentException(
          "%s: labels must be class numbers (int) %s, got numbers (float) %s. One-hot labels? Compile"
                  .formatted(NAME, Shapes.toString(expected), Shapes.toString(labels.shape()))
              + " with CATEGORICAL_CROSSENTROPY.");
    }
    boolean lastAxisOfOne =
        labels.shape().numDimensions() == expected.numDimensions() + 1
            && Shapes.last(labels.shape()) == 1;
    LabelChecks.requireShape(
        NAME,
        labels,
        lastAxisOfOne ? expected.append(1) : expected,
        "One class number for each row of the model's outputs is needed.");
    LabelChecks.requireClasses(NAME, (IntRows) labels, Shapes.last(predictions));
  }

  @Override
  public String toString() {
    return NAME;
  }
}
