package io.github.tfrnn.networks;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.layers.BuildContext;
import io.github.tfrnn.layers.BuiltLayer;
import io.github.tfrnn.layers.Layer;
import java.util.List;
import java.util.OptionalLong;
import org.tensorflow.ndarray.Shape;

/**
 * Layers one after the other, as one layer of another model; Keras's {@code Sequential} within a
 * model. Its weights are named after it, then after the layer: {@code "sequential/lstm/kernel"}.
 * Immutable.
 *
 * @param layers from the first
 */
public record Stack(List<Layer> layers) implements Layer {

  public Stack {
    layers = List.copyOf(layers);
    checkArgument(!layers.isEmpty(), "Stack: at least one layer is needed.");
  }

  /** Returns layers as one. */
  public static Stack of(Layer... layers) {
    return new Stack(List.of(layers));
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    return Chain.of(where + ", ", layers, inputs).outputShapes().get(0);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return Chain.of("", layers, inputs).build(context, List.of(inputs));
  }

  @Override
  public String kind() {
    return "Sequential";
  }

  @Override
  public OptionalLong idLimit() {
    int first = Chain.inputOf(layers).isPresent() && layers.size() > 1 ? 1 : 0;
    return layers.get(first).idLimit();
  }

  @Override
  public boolean needsTimesteps() {
    return layers.stream().anyMatch(Layer::needsTimesteps);
  }
}
