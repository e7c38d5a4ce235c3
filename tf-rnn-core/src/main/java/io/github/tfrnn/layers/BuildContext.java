package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Weight;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.op.Ops;

/**
 * Where layers create their weights: one graph, and the list of all weights in it. Not thread-safe.
 */
public final class BuildContext {

  private final Ops tf;
  private final String layer;
  private final String path;
  private final List<LayerWeight> weights;

  private BuildContext(Ops tf, String layer, String path, List<LayerWeight> weights) {
    this.tf = tf;
    this.layer = layer;
    this.path = path;
    this.weights = weights;
  }

  /** Returns a context for one layer, with a list of its own. */
  public static BuildContext of(Ops tf, String layer) {
    return new BuildContext(tf, layer, layer, new ArrayList<>());
  }

  /** Returns the context of a layer within this one. */
  public BuildContext within(String name) {
    return new BuildContext(tf, layer, path + "/" + name, weights);
  }

  /** Returns the layer's name. */
  public String layer() {
    return layer;
  }

  /** Creates a weight; its name in the graph is the layer's, a slash, and its own. */
  public Weight addWeight(WeightSpec spec) {
    Weight weight = Weight.create(tf, path + "/" + spec.name(), spec.shape(), spec.trainable());
    weights.add(new LayerWeight(layer, spec, weight));
    return weight;
  }

  /** Returns the weights created so far, in that order. */
  public List<LayerWeight> weights() {
    return List.copyOf(weights);
  }
}
