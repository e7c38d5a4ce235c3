package io.github.tfrnn.metrics;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Where;
import org.tensorflow.op.nn.CtcGreedyDecoder;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TNumber;

/**
 * The label error rate of a model trained with CTC (Graves et al. 2006): how many labels would have
 * to be inserted, deleted and replaced to make the labels of what is decoded, over the number of
 * labels, of all examples together. The character error rate where labels are characters. 0 is
 * best; it can exceed 1.
 *
 * <p>Predictions are probabilities or logits {@code [batch, timesteps, classes]}; of each timestep
 * the greatest is taken, repetitions are merged and blanks left out. Masked timesteps are blank.
 * Labels are class numbers {@code [batch, labels]}, the blank's standing for none, wherever it
 * stands. A row counts by the greatest weight of its timesteps. Immutable.
 *
 * @param blank the class that stands for no label; 0 in Keras, the last one in TensorFlow's own
 *     loss
 */
public record LabelErrorRate(int blank) implements Metric {

  public LabelErrorRate {
    checkArgument(blank >= 0, "LabelErrorRate: blank must not be negative, got %s", blank);
  }

  /** Returns it for Keras's CTC loss: class 0 is blank, and pads the labels. */
  public static LabelErrorRate create() {
    return new LabelErrorRate(0);
  }

  @Override
  public String name() {
    return "label_error_rate";
  }

  /** Returns the edits and the number of labels, {@code [2]}. */
  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    checkArgument(
        predictions.shape().numDimensions() == 3
            && labels.shape().numDimensions() == 2
            && Shapes.last(predictions.shape()) > blank,
        "label_error_rate: predictions must be [batch, timesteps, classes], more than %s classes,"
            + " and labels [batch, labels], got %s and %s.",
        blank,
        Shapes.toString(predictions.shape()),
        Shapes.toString(labels.shape()));
    Operand<TInt64> numbers = tf.dtypes.cast(numbers(labels), TInt64.class);
    Operand<TBool> there = tf.math.notEqual(numbers, tf.constant((long) blank));
    Operand<TInt64> places = Where.create(tf.scope(), there);
    CtcGreedyDecoder<TFloat32> decoded = decode(tf, predictions.floats(), weights);
    Operand<TFloat32> edits =
        tf.editDistance(
            decoded.decodedIndices(),
            decoded.decodedValues(),
            decoded.decodedShape(),
            places,
            tf.gatherNd(numbers, places),
            tf.shape(numbers, TInt64.class),
            org.tensorflow.op.core.EditDistance.normalize(false));
    Operand<TFloat32> lengths = tf.sum(tf.dtypes.cast(there, TFloat32.class), tf.constant(1));
    Operand<TFloat32> ofRow =
        weights.shape().numDimensions() == 1 ? weights : tf.max(weights, tf.constant(1));
    return tf.stack(
        List.of(
            tf.sum(tf.math.mul(edits, ofRow), tf.constant(0)),
            tf.sum(tf.math.mul(lengths, ofRow), tf.constant(0))));
  }

  private CtcGreedyDecoder<TFloat32> decode(
      Ops tf, Operand<TFloat32> predictions, Operand<TFloat32> weights) {
    Operand<TFloat32> scores = predictions;
    if (weights.shape().numDimensions() == 2) {
      Operand<TBool> counts =
          tf.expandDims(tf.math.notEqual(weights, tf.constant(0f)), tf.constant(-1));
      Operand<TInt32> classes = tf.gather(tf.shape(predictions), tf.constant(2), tf.constant(0));
      Operand<TFloat32> blanks =
          tf.oneHot(tf.constant(blank), classes, tf.constant(1f), tf.constant(0f));
      scores = tf.select(counts, predictions, blanks);
    }
    Operand<TFloat32> byTime = tf.linalg.transpose(scores, tf.array(1, 0, 2));
    Operand<TInt32> shape = tf.shape(byTime);
    Operand<TInt32> timesteps = tf.gather(shape, tf.constant(0), tf.constant(0));
    Operand<TInt32> rows = tf.gather(shape, tf.array(1), tf.constant(0));
    return tf.nn.ctcGreedyDecoder(
        byTime,
        tf.fill(rows, timesteps),
        CtcGreedyDecoder.mergeRepeated(true),
        CtcGreedyDecoder.blankIndex((long) blank));
  }

  @SuppressWarnings("unchecked") // labels are int32 or float32
  private static Operand<? extends TNumber> numbers(Signal labels) {
    return (Operand<? extends TNumber>) labels.values();
  }

  @Override
  public double result(double[] sums) {
    return sums[1] == 0 ? 0 : sums[0] / sums[1];
  }
}
