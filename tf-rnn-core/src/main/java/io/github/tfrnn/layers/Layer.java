package io.github.tfrnn.layers;

import java.util.OptionalLong;
import org.tensorflow.ndarray.Shape;

/**
 * The description of one layer of a model: its options, without tensors.
 *
 * <p>Implementations are immutable and equal by value; records are best. A layer of your own needs
 * the three methods without a default; its gradient is found by TensorFlow over the operations that
 * it adds.
 */
public interface Layer {

  /**
   * Returns the shape of the outputs.
   *
   * @param where the layer as messages name it: {@code LSTM "encoder"}
   * @param inputs batch first; axes that are not known yet are {@code -1}
   * @throws IllegalArgumentException if the layer does not take such inputs; the message begins
   *     with {@code where}
   */
  Shape outputShape(String where, Shape inputs);

  /**
   * Creates the layer's weights in one graph.
   *
   * @param inputs as in {@link #outputShape}, which has accepted it
   */
  BuiltLayer build(BuildContext context, Shape inputs);

  /** Returns the name of the kind of layer, which is Keras's class name. */
  default String kind() {
    return getClass().getSimpleName();
  }

  /** Returns the number that token ids must stay below, if this layer takes token ids. */
  default OptionalLong idLimit() {
    return OptionalLong.empty();
  }

  /** Returns whether the layer cannot be built before the number of timesteps is known. */
  default boolean needsTimesteps() {
    return false;
  }

  /**
   * Returns whether a recurrent layer gives the output of every timestep rather than of the last
   * alone.
   */
  default boolean returnsSequences() {
    return false;
  }

  /** Returns whether a recurrent layer gives its final states besides its output. */
  default boolean returnsStates() {
    return false;
  }

  /**
   * Returns the same layer under a name of its own.
   *
   * @param name letters, digits, {@code _}, {@code .} and {@code -}, beginning with a letter or
   *     digit; unique in a model
   */
  default NamedLayer named(String name) {
    return new NamedLayer(name, this);
  }
}
