package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import java.util.Optional;
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

  /**
   * Returns the shapes of the outputs of a layer of one or several inputs.
   *
   * @param where the layer as messages name it
   * @param inputs one shape for each input
   * @throws IllegalArgumentException if the layer does not take such inputs, or not as many
   */
  default List<Shape> outputShapes(String where, List<Shape> inputs) {
    checkArgument(inputs.size() == 1, "%s: takes one input, got %s.", where, inputs.size());
    return List.of(outputShape(where, inputs.get(0)));
  }

  /**
   * Creates the weights of a layer of one or several inputs.
   *
   * @param inputs as in {@link #outputShapes}, which has accepted them
   */
  default BuiltLayer build(BuildContext context, List<Shape> inputs) {
    return build(context, inputs.get(0));
  }

  /**
   * Applies the layer to tensors of a model that is being wired, with weights of its own; to use
   * one layer's weights several times, make a {@link SharedLayer} of it.
   *
   * @throws IllegalArgumentException if the layer does not take such inputs, or gives several
   *     outputs
   */
  default SymbolicTensor apply(SymbolicTensor... inputs) {
    return LayerCall.of(this, null, List.of(inputs)).tensor();
  }

  /**
   * Applies a layer of several outputs, such as a recurrent one that returns its states.
   *
   * @return one tensor for each output
   * @throws IllegalArgumentException if the layer does not take such inputs
   */
  default List<SymbolicTensor> applyAll(SymbolicTensor... inputs) {
    return LayerCall.of(this, null, List.of(inputs)).tensors();
  }

  /** Returns the name of the kind of layer, which is Keras's class name. */
  default String kind() {
    return getClass().getSimpleName();
  }

  /** Returns the number that token ids must stay below, if this layer takes token ids. */
  default OptionalLong idLimit() {
    return OptionalLong.empty();
  }

  /**
   * Returns the number that token ids must stay below, if this layer takes token ids there.
   *
   * @param input which of its inputs, from 0
   */
  default OptionalLong idLimit(int input) {
    return input == 0 ? idLimit() : OptionalLong.empty();
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

  /**
   * Returns whether further inputs of the layer are its initial states. In a model it then takes no
   * notice of its sequence's mask, but passes it on: so Keras does unless the mask is given to the
   * call.
   */
  default boolean takesStates() {
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

  /** Returns the same layer, left alone by training. */
  default Layer frozen() {
    return new FrozenLayer(this);
  }

  /** Returns the name that was given to the layer, if one was. */
  default Optional<String> givenName() {
    return Optional.empty();
  }

  /** Returns whether training changes the layer's weights. */
  default boolean trainable() {
    return true;
  }

  /** Returns the layer without the name and the freezing that were added to it. */
  default Layer unwrapped() {
    return this;
  }
}
