package io.github.tfrnn.layers;

import java.util.List;
import org.tensorflow.ndarray.Shape;

/**
 * A layer that training does not change; Keras's {@code trainable = False}. Its penalties add
 * nothing to the loss. Immutable.
 *
 * @param layer what stays as it is
 */
public record FrozenLayer(Layer layer) implements WrappedLayer {

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return layer.build(context.frozen(), inputs);
  }

  @Override
  public BuiltLayer build(BuildContext context, List<Shape> inputs) {
    return layer.build(context.frozen(), inputs);
  }

  @Override
  public boolean trainable() {
    return false;
  }

  @Override
  public Layer frozen() {
    return this;
  }
}
