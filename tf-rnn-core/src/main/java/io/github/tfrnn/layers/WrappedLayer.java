package io.github.tfrnn.layers;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tensorflow.ndarray.Shape;

/** A layer with something added to it that every layer can have; does what the layer does. */
interface WrappedLayer extends Layer {

  /** Returns what is wrapped. */
  Layer layer();

  @Override
  default Shape outputShape(String where, Shape inputs) {
    return layer().outputShape(where, inputs);
  }

  @Override
  default List<Shape> outputShapes(String where, List<Shape> inputs) {
    return layer().outputShapes(where, inputs);
  }

  @Override
  default BuiltLayer build(BuildContext context, Shape inputs) {
    return layer().build(context, inputs);
  }

  @Override
  default BuiltLayer build(BuildContext context, List<Shape> inputs) {
    return layer().build(context, inputs);
  }

  @Override
  default Layer unwrapped() {
    return layer().unwrapped();
  }

  @Override
  default Optional<String> givenName() {
    return layer().givenName();
  }

  @Override
  default boolean trainable() {
    return layer().trainable();
  }

  @Override
  default String kind() {
    return layer().kind();
  }

  @Override
  default OptionalLong idLimit() {
    return layer().idLimit();
  }

  @Override
  default OptionalLong idLimit(int input) {
    return layer().idLimit(input);
  }

  @Override
  default boolean needsTimesteps() {
    return layer().needsTimesteps();
  }

  @Override
  default boolean returnsSequences() {
    return layer().returnsSequences();
  }

  @Override
  default boolean takesStates() {
    return layer().takesStates();
  }

  @Override
  default boolean returnsStates() {
    return layer().returnsStates();
  }
}
