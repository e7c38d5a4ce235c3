package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.op.Ops;

/**
 * Where layers create their weights: one graph, and the list of all weights in it. Not thread-safe.
 */
public final class BuildContext {

  private final Ops tf;
  private final String layer;
  private final String path;
  private final boolean trainable;
  private final Optional<Map<String, LayerWeight>> made;
  private final List<LayerWeight> weights;

  private BuildContext(
      Ops tf,
      String layer,
      String path,
      boolean trainable,
      Optional<Map<String, LayerWeight>> made,
      List<LayerWeight> weights) {
    this.tf = tf;
    this.layer = layer;
    this.path = path;
    this.trainable = trainable;
    this.made = made;
    this.weights = weights;
  }

  /** Returns a context for one layer, with a list of its own. */
  public static BuildContext of(Ops tf, String layer) {
    return new BuildContext(tf, layer, layer, true, Optional.empty(), new ArrayList<>());
  }

  /** Returns the context of a layer within this one. */
  public BuildContext within(String name) {
    return new BuildContext(tf, layer, path + "/" + name, trainable, made, weights);
  }

  /** Returns the same context, its weights left alone by training. */
  public BuildContext frozen() {
    return new BuildContext(tf, layer, path, false, made, weights);
  }

  /**
   * Returns a context for one more call of a layer, which makes no weights but finds those of its
   * first call; with a list of its own.
   */
  public BuildContext reusing(List<LayerWeight> ofFirstCall) {
    Map<String, LayerWeight> byName = new HashMap<>();
    ofFirstCall.forEach(weight -> byName.put(weight.weight().name(), weight));
    return new BuildContext(tf, layer, path, trainable, Optional.of(byName), new ArrayList<>());
  }

  /** Returns the layer's name. */
  public String layer() {
    return layer;
  }

  /** Returns whether the layer is not frozen. */
  public boolean trainable() {
    return trainable;
  }

  /**
   * Creates a weight; its name in the graph is the layer's, a slash, and its own.
   *
   * @throws IllegalArgumentException if the layer is shared and its first call needed another shape
   */
  public Weight addWeight(WeightSpec spec) {
    String name = path + "/" + spec.name();
    LayerWeight weight = made.isPresent() ? found(made.get().get(name), spec) : created(name, spec);
    weights.add(weight);
    return weight.weight();
  }

  private LayerWeight created(String name, WeightSpec spec) {
    Weight weight = Weight.create(tf, name, spec.shape(), spec.trainable() && trainable);
    return new LayerWeight(layer, spec, weight);
  }

  private LayerWeight found(LayerWeight first, WeightSpec spec) {
    checkArgument(
        first != null && first.weight().shape().equals(spec.shape()),
        "\"%s\" is shared: its first call made %s, another would need %s %s. All its inputs must"
            + " have the same features.",
        layer,
        first == null ? "no " + spec.name() : first.weight(),
        spec.name(),
        Shapes.toString(spec.shape()));
    return first;
  }

  /** Returns the weights created so far, in that order. */
  public List<LayerWeight> weights() {
    return List.copyOf(weights);
  }
}
