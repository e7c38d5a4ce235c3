package io.github.tfrnn.activations;

import org.tensorflow.ndarray.Shape;

/** An activation whose result has another shape than its argument. Not for recurrent layers. */
public interface ResizingActivation extends Activation {

  /**
   * Returns the shape of the result.
   *
   * @param where the layer, as messages name it
   * @param inputs batch first, unknown axes allowed
   * @throws IllegalArgumentException if it does not take such inputs
   */
  Shape outputShape(String where, Shape inputs);
}
