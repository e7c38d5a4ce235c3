package io.github.tfrnn.losses;

import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Tape;
import io.github.tfrnn.ops.Crossentropies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.SparseSoftmaxCrossEntropyWithLogits;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Cross-entropy of class numbers, natural logarithm; Keras's {@code SparseCategoricalCrossentropy}.
 *
 * <p>Labels {@code [batch, ...]}, int32 in [0, classes), or with a last axis of 1; predictions
 * {@code [batch, ..., classes]}. On the output of softmax it works on the logits, as Keras does
 * within {@code fit}; other probabilities are kept 1e-7 away from 0 and 1 and their logarithms
 * taken for logits. So are, again as in Keras, those of softmax where a class is ignored.
 *
 * @param fromLogits whether predictions are logits
 * @param ignoreClass a label that need not be a class, such as -1: what is labelled so does not
 *     count, as if a mask left it out
 */
public record SparseCategoricalCrossentropy(boolean fromLogits, OptionalInt ignoreClass)
    implements Loss {

  private static final String NAME = "sparse_categorical_crossentropy";

  /** Returns Keras's default: from probabilities, every label a class. */
  public static SparseCategoricalCrossentropy standard() {
    return new SparseCategoricalCrossentropy(false, OptionalInt.empty());
  }

  /** Returns the loss of predictions that are logits, or are not. */
  public SparseCategoricalCrossentropy withFromLogits(boolean newFromLogits) {
    return new SparseCategoricalCrossentropy(newFromLogits, ignoreClass);
  }

  /** Returns the loss that leaves out what has this label. */
  public SparseCategoricalCrossentropy withIgnoreClass(int label) {
    return new SparseCategoricalCrossentropy(fromLogits, OptionalInt.of(label));
  }

  @Override
  public Operand<TFloat32> values(Call call, Signal labels, Signal predictions) {
    Ops tf = call.tf();
    int classes = (int) Shapes.last(predictions.shape());
    Operand<TFloat32> logits = logits(call, predictions);
    Operand<TInt32> target = tf.reshape(labels.ids(), tf.array(-1));
    Operand<TBool> counts = ignoreClass.isPresent() ? counts(tf, target) : null;
    if (counts != null) {
      target = tf.select(counts, target, tf.zerosLike(target)); // any class: it does not count
    }
    SparseSoftmaxCrossEntropyWithLogits<TFloat32> fused =
        tf.nn.sparseSoftmaxCrossEntropyWithLogits(
            tf.reshape(logits, tf.array(-1, classes)), target);
    Operand<TFloat32> flat = counting(tf, counts, fused.loss());
    Operand<TFloat32> values = tf.reshape(flat, SoftmaxGradient.leadingAxes(tf, logits));
    call.record(
        List.of(values),
        List.of(logits),
        (ops, gradient) -> {
          Operand<TFloat32> ofValues = ops.reshape(gradient.get(0), ops.array(-1));
          Operand<TFloat32> ofFlat = counting(ops, counts, ofValues);
          return new Tape.StepGradients(
              List.of(SoftmaxGradient.of(ops, fused.backprop(), ofFlat, logits)), Map.of());
        });
    return values;
  }

  private Operand<TFloat32> logits(Call call, Signal predictions) {
    Signal given = ignoreClass.isEmpty() ? predictions : predictions.withLogits(null);
    Operand<TFloat32> logits = KnownLogits.of(given, fromLogits, Signal.Squashing.SOFTMAX);
    if (logits != null) {
      return logits;
    }
    Operand<TFloat32> probabilities = predictions.floats();
    Operand<TFloat32> logs = call.tf().math.log(Crossentropies.clip(call.tf(), probabilities));
    call.recordByGraph(List.of(logs), List.of(probabilities), List.of());
    return logs;
  }

  private static Operand<TFloat32> counting(
      Ops tf, Operand<TBool> counts, Operand<TFloat32> values) {
    return counts == null ? values : tf.select(counts, values, tf.zerosLike(values));
  }

  private Operand<TBool> counts(Ops tf, Operand<TInt32> labels) {
    return tf.math.notEqual(labels, tf.constant(ignoreClass.getAsInt()));
  }

  @Override
  public Optional<Operand<TBool>> mask(Ops tf, Signal labels, Operand<TFloat32> values) {
    return ignoreClass.isEmpty()
        ? Optional.empty()
        : Optional.of(tf.reshape(counts(tf, labels.ids()), tf.shape(values)));
  }

  @Override
  public void check(Rows labels, Shape predictions) {
    IntRows classes = LabelChecks.requireClassNumbers(NAME, labels, predictions);
    long count = Shapes.last(predictions);
    if (ignoreClass.isEmpty()) {
      LabelChecks.requireClasses(NAME, classes, count);
    } else {
      int ignored = ignoreClass.getAsInt();
      LabelChecks.requireEach(
          NAME,
          classes,
          label -> label == ignored || (label >= 0 && label < count),
          "0 to %d, and %d, which is ignored".formatted(count - 1, ignored));
    }
  }

  @Override
  public String toString() {
    return NAME;
  }
}
