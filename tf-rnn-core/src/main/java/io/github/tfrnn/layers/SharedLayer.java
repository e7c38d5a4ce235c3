package io.github.tfrnn.layers;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A layer that has the same weights wherever it is applied. Immutable; identity is equality: two
 * shared layers of equal descriptions have weights of their own.
 */
public final class SharedLayer {

  private final Layer layer;

  private SharedLayer(Layer layer) {
    this.layer = requireNonNull(layer, "layer");
  }

  /** Returns a layer whose applications share their weights. */
  public static SharedLayer of(Layer layer) {
    return new SharedLayer(layer);
  }

  /**
   * Applies the layer; see {@link Layer#apply}.
   *
   * @throws IllegalArgumentException if it does not take such inputs, or gives several outputs
   */
  public SymbolicTensor apply(SymbolicTensor... inputs) {
    return LayerCall.of(layer, this, List.of(inputs)).tensor();
  }

  /**
   * Applies a layer of several outputs; see {@link Layer#applyAll}.
   *
   * @throws IllegalArgumentException if it does not take such inputs
   */
  public List<SymbolicTensor> applyAll(SymbolicTensor... inputs) {
    return LayerCall.of(layer, this, List.of(inputs)).tensors();
  }
}
