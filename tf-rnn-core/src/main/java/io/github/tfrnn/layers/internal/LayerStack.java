package io.github.tfrnn.layers.internal;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.layers.BuildContext;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.NamedLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

/**
 * Layers one after the other, named, their shapes worked out and checked; not yet in any graph.
 * Immutable.
 *
 * @param input shape of what comes in, batch first
 * @param entries the layers, from the first
 * @param policy the precision that they compute in
 */
public record LayerStack(Shape input, List<Entry> entries, DTypePolicy policy) {

  /** One layer in its place. */
  public record Entry(String name, Layer layer, Shape inputs, Shape outputs) {
    /** Returns the layer as messages name it: {@code LSTM "encoder"}. */
    public String where() {
      return layer.kind() + " \"" + name + "\"";
    }
  }

  public LayerStack {
    entries = List.copyOf(entries);
  }

  /**
   * Works out the shapes.
   *
   * @param input shape of what comes in; must agree with an {@link Input} among the layers
   * @throws IllegalArgumentException if a layer does not take what comes from the one before it
   */
  public static LayerStack of(List<Layer> layers, Shape input) {
    Optional<Input> told = inputOf(layers);
    List<Layer> rest = told.isPresent() ? layers.subList(1, layers.size()) : layers;
    checkArgument(!rest.isEmpty(), "A model needs at least one layer besides its Input.");
    Shape first = told.isPresent() ? told.get().outputShape("Input", input) : input;
    List<String> names = LayerNames.of(rest);
    List<Entry> entries = new ArrayList<>();
    Shape shape = first;
    for (int i = 0; i < rest.size(); i++) {
      Layer layer = rest.get(i);
      String where = layer.kind() + " \"" + names.get(i) + "\"";
      checkArgument(
          !(layer instanceof Input), "%s: only the first layer of a model may be an Input.", where);
      checkArgument(
          i == 0 || layer.idLimit().isEmpty(), "%s takes token ids and must come first.", where);
      Shape outputs = layer.outputShape(where, shape);
      entries.add(new Entry(names.get(i), layer, shape, outputs));
      shape = outputs;
    }
    return new LayerStack(first, entries, DTypePolicy.FLOAT32);
  }

  /** Returns the same layers, computing in the given precision. */
  public LayerStack under(DTypePolicy asked) {
    return new LayerStack(input, entries, asked);
  }

  /** Returns the {@link Input} that a model begins with, if it does. */
  public static Optional<Input> inputOf(List<Layer> layers) {
    if (layers.isEmpty()) {
      return Optional.empty();
    }
    Layer first = layers.get(0) instanceof NamedLayer named ? named.layer() : layers.get(0);
    return first instanceof Input input ? Optional.of(input) : Optional.empty();
  }

  /** Returns the shape of what comes out, batch first. */
  public Shape output() {
    return entries.get(entries.size() - 1).outputs();
  }

  /** Returns the number that token ids must stay below, if the first layer takes token ids. */
  public OptionalLong idLimit() {
    return entries.get(0).layer().idLimit();
  }

  /** Creates the weights in the graph of {@code tf}. */
  public BuiltStack build(Ops tf) {
    List<BuiltStack.BuiltEntry> built = new ArrayList<>();
    for (Entry entry : entries) {
      BuildContext context = BuildContext.of(tf, entry.name());
      built.add(
          new BuiltStack.BuiltEntry(
              entry, entry.layer().build(context, entry.inputs()), context.weights()));
    }
    return new BuiltStack(built, policy);
  }

  @Override
  public String toString() {
    return Shapes.toString(input) + " → " + Shapes.toString(output());
  }
}
