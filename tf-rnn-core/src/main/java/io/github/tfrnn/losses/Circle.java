package io.github.tfrnn.losses;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * How far embeddings of one class are from one another, and how near those of other classes, each
 * pair of a batch weighted by how wrong it is; Keras's {@code Circle}.
 *
 * <p>Labels {@code [batch]} or {@code [batch, 1]}, class numbers (int32), any; predictions {@code
 * [batch, n]}, unit vectors: end the model with a UnitNormalization. What has no other of its class
 * in the batch, or none of another class, does not count. Sun et al. (2020). Immutable.
 *
 * @param gamma scale, positive
 * @param margin distance that is right, in (0, 1)
 * @param removeDiagonal whether an embedding's distance to itself is left out
 */
public record Circle(float gamma, float margin, boolean removeDiagonal) implements Loss {

  private static final String NAME = "circle";

  public Circle {
    checkArgument(
        gamma > 0 && Float.isFinite(gamma), "Circle: gamma must be positive, got %s", gamma);
    checkArgument(margin > 0 && margin < 1, "Circle: margin must be in (0, 1), got %s", margin);
  }

  /** Returns Keras's default: gamma is 80, margin 0.4, no distances to itself. */
  public static Circle standard() {
    return new Circle(80, 0.4f, true);
  }

  @Override
  public Operand<TFloat32> values(Call call, Signal labels, Signal predictions) {
    Ops tf = call.tf();
    Operand<TFloat32> embeddings = predictions.floats();
    Operand<TFloat32> cosines =
        tf.linalg.matMul(embeddings, embeddings, MatMul.transposeB(true)); // [batch, batch]
    Operand<TFloat32> distances =
        tf.math.maximum(tf.math.sub(tf.constant(1f), cosines), tf.constant(0f));

    Operand<TInt32> ids = tf.reshape(labels.ids(), tf.array(-1));
    Operand<TBool> same =
        tf.math.equal(tf.expandDims(ids, tf.constant(1)), tf.expandDims(ids, tf.constant(0)));
    Operand<TBool> others = tf.math.logicalNot(same);
    if (removeDiagonal) {
      Operand<TInt32> rows = tf.range(tf.constant(0), tf.size(ids), tf.constant(1));
      Operand<TBool> apart =
          tf.math.notEqual(
              tf.expandDims(rows, tf.constant(1)), tf.expandDims(rows, tf.constant(0)));
      same = tf.math.logicalAnd(same, apart);
    }
    // A pair of one class weighs margin + d, and ought to be nearer than margin; one of two
    // classes weighs 1 + margin - d, and ought to be farther than 1 - margin.
    Operand<TFloat32> ofSame =
        tf.math.mul(
            tf.math.add(distances, tf.constant(margin)),
            tf.math.sub(distances, tf.constant(margin)));
    Operand<TFloat32> weight =
        tf.math.maximum(tf.math.sub(tf.constant(1 + margin), distances), tf.constant(0f));
    Operand<TFloat32> ofOthers =
        tf.math.mul(weight, tf.math.sub(tf.constant(1 - margin), distances));
    return tf.math.softplus(
        tf.math.add(logSumExp(tf, ofSame, same), logSumExp(tf, ofOthers, others)));
  }

  /** Over the pairs of a row that are meant, each times gamma; minus infinity if there are none. */
  private Operand<TFloat32> logSumExp(Ops tf, Operand<TFloat32> pairs, Operand<TBool> meant) {
    Operand<TFloat32> scaled = tf.math.mul(pairs, tf.constant(gamma));
    Operand<TFloat32> nothing = tf.constant(Float.NEGATIVE_INFINITY);
    Operand<TFloat32> terms = tf.select(meant, scaled, nothing);
    Operand<TFloat32> greatest = tf.reduceMax(terms, tf.constant(1));
    Operand<TFloat32> shift =
        tf.stopGradient(tf.select(tf.math.isFinite(greatest), greatest, tf.zerosLike(greatest)));
    Operand<TFloat32> shifted = tf.math.sub(terms, tf.expandDims(shift, tf.constant(1)));
    Operand<TFloat32> sum = tf.sum(tf.math.exp(shifted), tf.constant(1));
    return tf.math.add(tf.math.log(sum), shift);
  }

  @Override
  public Optional<Operand<TBool>> mask(Ops tf, Signal labels, Operand<TFloat32> values) {
    return Optional.of(tf.math.greater(values, tf.constant(0f)));
  }

  @Override
  public void check(Rows labels, Shape predictions) {
    checkArgument(
        predictions.numDimensions() == 2,
        "%s: the model's outputs must be embeddings [batch, n], got %s.",
        NAME,
        Shapes.toString(predictions));
    LabelChecks.requireClassNumbers(NAME, labels, predictions);
  }

  @Override
  public String toString() {
    return NAME;
  }
}
