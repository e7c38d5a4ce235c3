package io.github.tfrnn.networks;

import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.Layer;
import java.util.List;
import java.util.Objects;
import org.tensorflow.ndarray.Shape;

/**
 * One call of a layer in a network.
 *
 * @param name of the layer; calls of the same name share their weights
 * @param layer what is called
 * @param call which call of the layer it is, from 0
 * @param inputs where its inputs come from; none for an {@link Input}
 * @param outputs shapes of its outputs, batch first
 */
public record Node(String name, Layer layer, int call, List<Source> inputs, List<Shape> outputs) {

  /**
   * An output of a node.
   *
   * @param node its place in the network, from 0
   * @param output which of its outputs, from 0
   */
  public record Source(int node, int output) {}

  public Node {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** Returns the layer as messages name it: {@code LSTM "encoder"}. */
  public String where() {
    return layer.kind() + " \"" + name + "\"";
  }

  /** Returns whether the network begins here. */
  public boolean isInput() {
    return layer.unwrapped() instanceof Input;
  }

  /** Shapes with unknown axes equal nothing; they follow from the rest. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Node node
        && name.equals(node.name)
        && layer.equals(node.layer)
        && call == node.call
        && inputs.equals(node.inputs);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, layer, call, inputs);
  }
}
