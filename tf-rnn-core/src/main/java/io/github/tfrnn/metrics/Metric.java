package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.ops.Divergences;
import io.github.tfrnn.ops.Errors;
import io.github.tfrnn.ops.Hinges;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A number that is gathered over the batches of an epoch; Keras's {@code keras.metrics}.
 *
 * <p>A metric is a vector of sums, added up over batches, and a function of these sums. Write your
 * own by giving both, or {@link #mean} of a function. Masked timesteps count in none, while Keras
 * leaves them in all but means (precision, F-scores, AUC, …). Implementations are immutable.
 */
public interface Metric {

  // Only classes that nobody reaches but through this interface are made here: others could be
  // initialized by one thread while another initializes this, and both would wait for ever.

  /**
   * The share of right predictions. What that means follows from the shapes, as for Keras's word
   * {@code "accuracy"}: with one output, whether it is over one half as the label says; with class
   * numbers or one-hot labels, whether the greatest output is the label's.
   */
  Metric ACCURACY = mean("accuracy", AccuracyByShapes::values);

  /** The share of outputs that equal their labels; Keras's class {@code Accuracy}. */
  Metric EXACT_ACCURACY = comparing("accuracy", Matches::exact);

  /** The share of one-hot labels whose class has the greatest output. */
  Metric CATEGORICAL_ACCURACY = comparing("categorical_accuracy", Matches::categorical);

  /** The share of class numbers that have the greatest output. */
  Metric SPARSE_CATEGORICAL_ACCURACY =
      mean(
          "sparse_categorical_accuracy",
          (tf, labels, predictions) ->
              Matches.sparse(tf, "sparse_categorical_accuracy", labels, predictions));

  /** The mean square of the errors. */
  Metric MEAN_SQUARED_ERROR = comparing("mean_squared_error", Errors::squared);

  /** The root of the mean square of the errors, over everything that counts. */
  Metric ROOT_MEAN_SQUARED_ERROR = rootMeanSquared();

  /** The mean size of the errors. */
  Metric MEAN_ABSOLUTE_ERROR = comparing("mean_absolute_error", Errors::absolute);

  /** The mean size of the errors, in percent of the label. */
  Metric MEAN_ABSOLUTE_PERCENTAGE_ERROR =
      comparing("mean_absolute_percentage_error", Errors::absolutePercentage);

  /** The mean square of the errors of log(x + 1). */
  Metric MEAN_SQUARED_LOGARITHMIC_ERROR =
      comparing("mean_squared_logarithmic_error", Errors::squaredLogarithmic);

  /** The mean logarithm of the errors' hyperbolic cosine; Keras's {@code LogCoshError}. */
  Metric LOG_COSH_ERROR = comparing("logcosh", Errors::logCosh);

  /** The cosine of the angle between labels and predictions along the last axis; 1 is best. */
  Metric COSINE_SIMILARITY =
      comparing("cosine_similarity", (tf, y, p) -> Divergences.cosine(tf, y, p, -1));

  /** The correlation of labels and predictions along the last axis; 1 is best. */
  Metric PEARSON_CORRELATION = comparing("pearson_correlation", Correlations::pearson);

  /** Lin's concordance correlation along the last axis; 1 is best. */
  Metric CONCORDANCE_CORRELATION = comparing("concordance_correlation", Correlations::concordance);

  /** The mean of p − y·log p; Keras's {@code Poisson}. */
  Metric POISSON = comparing("poisson", Divergences::poisson);

  /** The divergence of predicted distributions from the labels'; Keras's {@code KLDivergence}. */
  Metric KL_DIVERGENCE = comparing("kl_divergence", Divergences::kullbackLeibler);

  /** The mean of max(1 − y·p, 0); labels −1 and 1, or 0 and 1. */
  Metric HINGE = comparing("hinge", Hinges::hinge);

  /** The mean square of max(1 − y·p, 0); labels −1 and 1, or 0 and 1. */
  Metric SQUARED_HINGE = comparing("squared_hinge", Hinges::squaredHinge);

  /** By how much the label's class is not greater by 1 than any other; one-hot labels. */
  Metric CATEGORICAL_HINGE = comparing("categorical_hinge", Hinges::categoricalHinge);

  /**
   * Returns the mean of a function over what counts, weighted and masked; Keras's {@code
   * MeanMetricWrapper}.
   *
   * @param name under which the number is reported
   * @param function what the mean is taken of
   */
  static Metric mean(String name, MetricFunction function) {
    return new MeanMetric(name, function);
  }

  private static Metric rootMeanSquared() { // not in a constant's place: classes would wait
    return new RootMeanSquaredError();
  }

  private static Metric comparing(String name, MeanMetric.Comparison comparison) {
    return MeanMetric.comparing(name, comparison);
  }

  /**
   * Returns the metric that Keras's {@code compile} takes for a word, with Keras's defaults. It is
   * reported under that word.
   *
   * @param name such as {@code "accuracy"}, {@code "mae"} or {@code "auc"}; class names such as
   *     {@code "F1Score"} do as well
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  static Metric of(String name) {
    return KerasNames.metric(name);
  }

  /** Returns the name under which the number is reported. */
  String name();

  /**
   * Returns what a batch adds to the sums, {@code [k]}, the same k for every batch.
   *
   * @param labels as they were given to {@code fit}
   * @param predictions the outputs of the model
   * @param weights how much each row counts, {@code [batch]}, or each timestep, {@code [batch,
   *     timesteps]}: 0 for those that are masked, elsewhere 1 or, for a {@link #weighted()} metric,
   *     the sample weight
   */
  Operand<TFloat32> sums(Ops tf, Signal labels, Signal predictions, Operand<TFloat32> weights);

  /**
   * Returns the number for the sums over all batches so far; 0 where nothing counted, as in Keras.
   */
  double result(double[] sums);

  /**
   * Returns what is reported for the sums over all batches so far, by name: the one number, or
   * several where the metric gives one for each class.
   */
  default Map<String, Double> results(double[] sums) {
    return Map.of(name(), result(sums));
  }

  /** Returns whether the weights that it is given hold those of the samples. */
  default boolean takesSampleWeights() {
    return false;
  }

  /** Returns the metric without the name and the weighting that were added to it. */
  default Metric unwrapped() {
    return this;
  }

  /** Returns the same metric, reported under another name. */
  default Metric named(String name) {
    return name.equals(name()) ? this : new NamedMetric(name, this);
  }

  /**
   * Returns the same metric, in which examples count by their sample and class weights; Keras's
   * {@code weighted_metrics}.
   */
  default Metric weighted() {
    return new WeightedMetric(this);
  }
}
