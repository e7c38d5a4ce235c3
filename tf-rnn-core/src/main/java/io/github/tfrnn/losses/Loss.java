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
public interface Loss {

  /**
   * Labels one-hot, or shares of classes, {@code [batch, ..., classes]}; predictions probabilities.
   */
  Loss CATEGORICAL_CROSSENTROPY = CategoricalCrossentropy.standard();

  /** Labels are class numbers, {@code [batch, ...]}; predictions probabilities. */
  Loss SPARSE_CATEGORICAL_CROSSENTROPY = SparseCategoricalCrossentropy.standard();

  /** Labels 0 or 1; predictions probabilities of 1, {@code [batch, ..., 1]} or several a row. */
  Loss BINARY_CROSSENTROPY = BinaryCrossentropy.standard();

  /**
   * Returns the loss of every example, or of every timestep of every example; the mean over them is
   * taken elsewhere.
   *
   * @param labels as they were given to {@code fit}
   * @param predictions the outputs of the model
   * @return {@code [batch]}, or {@code [batch, timesteps]} for predictions {@code [batch,
   *     timesteps, ...]}
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
