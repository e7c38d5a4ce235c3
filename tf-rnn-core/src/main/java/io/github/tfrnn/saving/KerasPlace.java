package io.github.tfrnn.saving;

import io.github.tfrnn.layers.LayerWeight;
import java.util.List;

/**
 * Where some weights are in a file of Keras.
 *
 * @param path of the group: {@code "layers/lstm/cell"}
 * @param name of what they belong to, which the file mentions
 * @param weights in the order of their numbers in the group
 */
record KerasPlace(String path, String name, List<LayerWeight> weights) {
  KerasPlace {
    weights = List.copyOf(weights);
  }
}
