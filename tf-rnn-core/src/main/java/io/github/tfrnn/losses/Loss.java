package io.github.tfrnn.losses;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * What training makes small; Keras's {@code keras.losses}.
 *
 * <p>Write your own with operations that TensorFlow can differentiate, or record a gradient of your
 * own on the call. Implementations are immutable.
 */
public non-sealed interface Loss extends ReducibleLoss {

  /**
   * Labels one-hot, or shares of classes, {@code [batch, ..., classes]}; predictions probabilities.
   */
  Loss CATEGORICAL_CROSSENTROPY = CategoricalCrossentropy.standard();

  /** Labels are class numbers, {@code [batch, ...]}; predictions probabilities. */
  Loss SPARSE_CATEGORICAL_CROSSENTROPY = SparseCategoricalCrossentropy.standard();

  /** Labels 0 or 1; predictions probabilities of 1, {@code [batch, ..., 1]} or several a row. */
  Loss BINARY_CROSSENTROPY = BinaryCrossentropy.standard();

  /** Labels one-hot; predictions probabilities; what is right already counts for less. */
  Loss CATEGORICAL_FOCAL_CROSSENTROPY = CategoricalFocalCrossentropy.standard();

  /** Labels 0 or 1; predictions probabilities of 1; what is right already counts for less. */
  Loss BINARY_FOCAL_CROSSENTROPY = BinaryFocalCrossentropy.standard();

  /** Labels are class numbers, some of them wrong; predictions probabilities. */
  Loss CATEGORICAL_GENERALIZED_CROSS_ENTROPY = CategoricalGeneralizedCrossEntropy.standard();

  /** Labels and predictions are numbers. */
  Loss MEAN_SQUARED_ERROR = new MeanSquaredError();

  /** Labels and predictions are numbers; far misses count for less than when squared. */
  Loss MEAN_ABSOLUTE_ERROR = new MeanAbsoluteError();

  /** Labels and predictions are numbers, errors told as percentages of the labels. */
  Loss MEAN_ABSOLUTE_PERCENTAGE_ERROR = new MeanAbsolutePercentageError();

  /** Labels and predictions are numbers from 0, their ratios what counts. */
  Loss MEAN_SQUARED_LOGARITHMIC_ERROR = new MeanSquaredLogarithmicError();

  /** Labels and predictions are numbers: squared for small errors, absolute for large ones. */
  Loss HUBER = Huber.standard();

  /** Labels and predictions are numbers: a smooth {@link #HUBER}. */
  Loss LOG_COSH = new LogCosh();

  /** Labels and predictions are probabilities, {@code [batch, ..., classes]}. */
  Loss KL_DIVERGENCE = new KLDivergence();

  /** Labels are counts, predictions the counts that are expected. */
  Loss POISSON = new Poisson();

  /** Labels and predictions are vectors, their directions what counts. */
  Loss COSINE_SIMILARITY = CosineSimilarity.standard();

  /** Labels -1 or 1, or 0 or 1; predictions numbers, right beyond a margin of 1. */
  Loss HINGE = new Hinge();

  /** As {@link #HINGE}, squared. */
  Loss SQUARED_HINGE = new SquaredHinge();

  /** Labels one-hot; predictions numbers, that of the right class greatest by a margin of 1. */
  Loss CATEGORICAL_HINGE = new CategoricalHinge();

  /** Labels 0 or 1; predictions probabilities; the overlap of a whole batch. */
  Loss DICE = Dice.standard();

  /** As {@link #DICE}, what is missed and what is wrong weighed apart. */
  Loss TVERSKY = Tversky.standard();

  /** Labels are class numbers, {@code [batch]}; predictions embeddings, unit vectors. */
  Loss CIRCLE = Circle.standard();

  /** Labels are classes in their order without their times; predictions logits of timesteps. */
  Loss CTC = new CTC();

  /**
   * Returns the loss that Keras calls by this name, with Keras's defaults.
   *
   * @param name such as {@code "mse"}, {@code "mean_squared_error"} or {@code "MeanSquaredError"}
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  static Loss of(String name) {
    return NamedLosses.of(name);
  }

  /**
   * Returns the loss of every example, or of every timestep of every example; the mean over them is
   * taken elsewhere.
   *
   * @param labels as they were given to {@code fit}
   * @param predictions the outputs of the model
   * @return {@code [batch]}, or {@code [batch, timesteps]} for predictions {@code [batch,
   *     timesteps, ...]}; a scalar if it is the loss of the batch as a whole
   */
  Operand<TFloat32> values(Call call, Signal labels, Signal predictions);

  /**
   * Checks labels before training begins.
   *
   * @param predictions shape of the model's outputs, batch first
   * @throws IllegalArgumentException if the labels do not go with the outputs, or one is not
   *     allowed
   */
  void check(Rows labels, Shape predictions);
}
