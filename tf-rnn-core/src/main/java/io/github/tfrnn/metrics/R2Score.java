package io.github.tfrnn.metrics;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The coefficient of determination, 1 − (squares of the errors) / (squares of the labels'
 * differences from their mean); Keras's {@code R2Score}. 1 is best, 0 is what the labels' mean
 * would get, NaN where nothing counted. Without averaging it tells a number for each output, called
 * {@code r2_score_0} and so on, and {@link #result} their mean.
 *
 * <p>Labels and predictions {@code [batch, ..., n]}. Immutable.
 *
 * @param classAggregation how the numbers of the outputs become one: {@link Average#NONE}, {@link
 *     Average#MACRO} (Keras's {@code uniform_average}), or {@link Average#WEIGHTED} ({@code
 *     variance_weighted_average})
 * @param numRegressors number of variables that the predictions come from, for the adjusted score;
 *     0 for the plain one. As in Keras, every entry of the labels is taken for a sample.
 */
public record R2Score(Average classAggregation, int numRegressors) implements Metric {

  private static final int MOMENTS = 4; // of each output

  public R2Score {
    requireNonNull(classAggregation, "R2Score: classAggregation");
    checkArgument(classAggregation != Average.MICRO, "R2Score: there is no classAggregation MICRO");
    checkArgument(
        numRegressors >= 0, "R2Score: numRegressors must not be negative, got %s", numRegressors);
  }

  /** Returns Keras's default: the mean over outputs, not adjusted. */
  public static R2Score create() {
    return new R2Score(Average.MACRO, 0);
  }

  /** Returns the same with outputs averaged otherwise. */
  public R2Score withClassAggregation(Average how) {
    return new R2Score(how, numRegressors);
  }

  /** Returns the same, adjusted for a number of variables. */
  public R2Score withNumRegressors(int number) {
    return new R2Score(classAggregation, number);
  }

  @Override
  public String name() {
    return "r2_score";
  }

  @Override
  public Operand<TFloat32> sums(
      Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights) {
    Operand<TFloat32> y = Labels.like(tf, name(), labels, predictions);
    Operand<TFloat32> spread = RowMeans.spread(tf, name(), weights, predictions.floats());
    Operand<TFloat32> weighted = tf.math.mul(y, spread);
    Operand<TFloat32> errors = tf.math.square(tf.math.sub(y, predictions.floats()));
    List<Operand<TFloat32>> sums = new ArrayList<>();
    for (Operand<TFloat32> each :
        List.of(weighted, tf.math.mul(y, weighted), tf.math.mul(errors, spread), spread)) {
      Operand<TInt32> byOutput = tf.array(-1, (int) Shapes.last(predictions.shape()));
      sums.add(tf.sum(tf.reshape(each, byOutput), tf.constant(0)));
    }
    sums.add(tf.reshape(tf.dtypes.cast(tf.size(y), TFloat32.class), tf.array(1)));
    return tf.concat(sums, tf.constant(0));
  }

  @Override
  public double result(double[] sums) {
    double[] scores = scores(sums);
    if (classAggregation != Average.WEIGHTED) {
      return adjusted(ResultNames.mean(scores), sums);
    }
    double sum = 0;
    double all = 0;
    for (int i = 0; i < scores.length; i++) {
      double total = total(sums, i);
      sum += total * scores[i];
      all += total;
    }
    return adjusted(sum / all, sums);
  }

  @Override
  public Map<String, Double> results(double[] sums) {
    if (classAggregation != Average.NONE) {
      return Map.of(name(), result(sums));
    }
    double[] scores = scores(sums);
    for (int i = 0; i < scores.length; i++) {
      scores[i] = adjusted(scores[i], sums);
    }
    return ResultNames.numbered(name(), scores);
  }

  private static double[] scores(double[] sums) {
    int outputs = sums.length / MOMENTS;
    double[] scores = new double[outputs];
    for (int i = 0; i < outputs; i++) {
      double score = 1 - sums[2 * outputs + i] / total(sums, i);
      scores[i] = Double.isInfinite(score) ? 0 : score;
    }
    return scores;
  }

  /** The squares of the labels' differences from their mean. */
  private static double total(double[] sums, int output) {
    int outputs = sums.length / MOMENTS;
    double sum = sums[output];
    return sums[outputs + output] - sum * sum / sums[3 * outputs + output];
  }

  /** As it is where there are too few samples to adjust it. */
  private double adjusted(double score, double[] sums) {
    double samples = sums[sums.length - 1];
    return numRegressors == 0 || numRegressors >= samples - 1
        ? score
        : 1 - (1 - score) * (samples - 1) / (samples - numRegressors - 1);
  }
}
