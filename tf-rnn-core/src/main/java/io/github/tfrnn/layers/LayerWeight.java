package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Weight;

/**
 * A weight as it was asked for and as it is in one graph.
 *
 * @param layer name of the layer that asked
 */
public record LayerWeight(String layer, WeightSpec spec, Weight weight) {}
