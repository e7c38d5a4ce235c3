package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Shapes;
import org.tensorflow.ndarray.Shape;

/**
 * A tensor of a model that is being wired: its shape is known, its numbers come later. Keras's
 * {@code KerasTensor}.
 *
 * <p>Begin with {@link Input#tensor}; {@link Layer#apply} gives the next. Immutable, equal if it is
 * the same output of the same call.
 */
public final class SymbolicTensor {

  private final LayerCall call;
  private final int index;

  SymbolicTensor(LayerCall call, int index) {
    this.call = call;
    this.index = index;
  }

  /** Returns the shape, batch first, unknown axes {@code -1}. */
  public Shape shape() {
    return call.outputs().get(index);
  }

  /** Returns the call that it is an output of. */
  public LayerCall call() {
    return call;
  }

  /** Returns which output of the call it is, from 0. */
  public int index() {
    return index;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SymbolicTensor tensor && call == tensor.call && index == tensor.index;
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(call) + index;
  }

  @Override
  public String toString() {
    return Shapes.toString(shape()) + " of " + call.layer().kind();
  }
}
