package io.github.tfrnn.networks;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.layers.Layer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names for the layers of a model, as Keras gives them: {@code lstm}, {@code dense}, {@code
 * dense_1}.
 */
public final class LayerNames {

  /**
   * Returns a name for each layer: the one that it was given, or one after its kind.
   *
   * @throws IllegalArgumentException if two were given the same
   */
  public static List<String> of(List<? extends Layer> layers) {
    Set<String> taken = new HashSet<>();
    for (Layer layer : layers) {
      layer
          .givenName()
          .ifPresent(
              name ->
                  checkArgument(
                      taken.add(name),
                      "Two layers are named \"%s\": names must differ. To use one layer's weights"
                          + " twice, apply one SharedLayer twice.",
                      name));
    }
    Map<String, Integer> counts = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (Layer layer : layers) {
      names.add(layer.givenName().orElseGet(() -> next(layer, counts, taken)));
    }
    return names;
  }

  private static String next(Layer layer, Map<String, Integer> counts, Set<String> taken) {
    String kind = snakeCase(layer.kind());
    String name;
    do {
      int number = counts.merge(kind, 1, Integer::sum) - 1;
      name = number == 0 ? kind : kind + "_" + number;
    } while (!taken.add(name));
    return name;
  }

  static String snakeCase(String kind) {
    return kind.replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  private LayerNames() {}
}
