package io.github.tfrnn.losses;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.ops.Crossentropies;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * {@code (1 - p^q) / q}, p being the probability of the class of the label: a loss for labels some
 * of which are wrong; Keras's {@code CategoricalGeneralizedCrossEntropy}.
 *
 * <p>Labels {@code [batch, ...]}, int32 in [0, classes), or with a last axis of 1; predictions
 * {@code [batch, ..., classes]}, probabilities. Zhang and Sabuncu (2018). Immutable.
 *
 * @param q in (0, 1): near 0 the cross-entropy, near 1 the absolute error, which wrong labels
 *     disturb less
 */
public record CategoricalGeneralizedCrossEntropy(float q) implements Loss {

  private static final String NAME = "categorical_generalized_cross_entropy";

  public CategoricalGeneralizedCrossEntropy {
    checkArgument(
        q > 0 && q < 1, "CategoricalGeneralizedCrossEntropy: q must be in (0, 1), got %s", q);
  }

  /** Returns Keras's default: q is 0.5. */
  public static CategoricalGeneralizedCrossEntropy standard() {
    return of(0.5);
  }

  /** Returns the loss for a q. */
  public static CategoricalGeneralizedCrossEntropy of(double q) {
    return new CategoricalGeneralizedCrossEntropy((float) q);
  }

  @Override
  public Operand<TFloat32> values(Call call, Signal labels, Signal predictions) {
    Ops tf = call.tf();
    int classes = (int) Shapes.last(predictions.shape());
    Operand<TInt32> target =
        tf.reshape(labels.ids(), SoftmaxGradient.leadingAxes(tf, predictions.floats()));
    return Crossentropies.generalized(tf, target, predictions.floats(), classes, q);
  }

  @Override
  public void check(Rows labels, Shape predictions) {
    IntRows classes = LabelChecks.requireClassNumbers(NAME, labels, predictions);
    LabelChecks.requireClasses(NAME, classes, Shapes.last(predictions));
  }

  @Override
  public String toString() {
    return NAME;
  }
}
