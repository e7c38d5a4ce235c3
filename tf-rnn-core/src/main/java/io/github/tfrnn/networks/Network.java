package io.github.tfrnn.networks;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.layers.BuildContext;
import io.github.tfrnn.layers.BuiltLayer;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.LayerCall;
import io.github.tfrnn.layers.MultiInputLayer;
import io.github.tfrnn.layers.SymbolicTensor;
import io.github.tfrnn.networks.Node.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.tensorflow.ndarray.Shape;

/**
 * Layers wired to one another, their shapes worked out and checked, without weights; Keras's {@code
 * Functional}. A model is made of one, and it is a layer itself: a model within a model.
 *
 * <p>There can be no cycle: a layer is applied to tensors that were there before. Immutable, equal
 * by value.
 *
 * @param nodes the calls of layers, each after those that it depends on; first the inputs
 * @param outputs what the network gives
 */
public record Network(List<Node> nodes, List<Source> outputs) implements MultiInputLayer {

  public Network {
    nodes = List.copyOf(nodes);
    outputs = List.copyOf(outputs);
  }

  /**
   * Returns what lies between inputs and outputs.
   *
   * @param inputs made by {@link io.github.tfrnn.layers.Input#tensor}, in the order that data is
   *     given in
   * @param outputs what the network gives
   * @throws IllegalArgumentException if an output depends on an input that is not named, or none
   *     depends on one that is; if two layers have one name; or if shared weights do not fit
   */
  public static Network of(List<SymbolicTensor> inputs, List<SymbolicTensor> outputs) {
    return new Wiring(inputs, outputs).network();
  }

  /**
   * Returns layers one after the other.
   *
   * @param input shape of what comes in; must agree with an Input that begins the layers
   * @throws IllegalArgumentException if a layer does not take what comes from the one before it
   */
  public static Network chain(List<? extends Layer> layers, Shape input) {
    return Chain.of("", layers, input);
  }

  /** Returns the inputs, in their order. */
  public List<Node> inputs() {
    return nodes.stream().filter(Node::isInput).toList();
  }

  /** Returns the names that inputs are given by. */
  public List<String> inputNames() {
    return inputs().stream().map(Node::name).toList();
  }

  /** Returns the shapes of the inputs, batch first. */
  public List<Shape> inputShapes() {
    return inputs().stream().map(node -> node.outputs().get(0)).toList();
  }

  /**
   * Returns the names of the outputs: those of the layers that they come from, numbered where one
   * layer gives several.
   */
  public List<String> outputNames() {
    Set<String> names = new LinkedHashSet<>();
    for (Source output : outputs) {
      String name = nodes.get(output.node()).name();
      for (int i = 1; !names.add(i == 1 ? name : name + "_" + (i - 1)); i++) {}
    }
    return List.copyOf(names);
  }

  /** Returns the shapes of the outputs, batch first. */
  public List<Shape> outputShapes() {
    return outputs.stream().map(this::shape).toList();
  }

  /** Returns the shape of an output of a node. */
  public Shape shape(Source source) {
    return nodes.get(source.node()).outputs().get(source.output());
  }

  /** Returns each layer once, inputs left out, in the order of their first calls. */
  public List<Node> layers() {
    return nodes.stream().filter(node -> !node.isInput() && node.call() == 0).toList();
  }

  /**
   * Returns the number that the token ids of an input must stay below; empty if it takes numbers.
   */
  @Override
  public OptionalLong idLimit(int input) {
    OptionalLong limit = OptionalLong.empty();
    for (Node node : nodes) {
      for (int i = 0; i < node.inputs().size(); i++) {
        OptionalLong one = node.layer().idLimit(i);
        if (node.inputs().get(i).node() == input && one.isPresent()) {
          limit = OptionalLong.of(Math.min(limit.orElse(Long.MAX_VALUE), one.getAsLong()));
        }
      }
    }
    return limit;
  }

  @Override
  public OptionalLong idLimit() {
    return idLimit(0);
  }

  @Override
  public boolean needsTimesteps() {
    return nodes.stream().anyMatch(node -> node.layer().needsTimesteps());
  }

  @Override
  public String kind() {
    return "Functional";
  }

  @Override
  public List<Shape> outputShapes(String where, List<Shape> inputs) {
    List<Node> known = known(where, inputs);
    return outputs.stream()
        .map(source -> known.get(source.node()).outputs().get(source.output()))
        .toList();
  }

  @Override
  public BuiltLayer build(BuildContext context, List<Shape> inputs) {
    List<Node> known = known(context.layer(), inputs);
    return new NestedNetwork(
        BuiltNode.all(this, known, node -> context.within(node.name())), outputs);
  }

  /**
   * Returns the same network with one layer learned by training or left alone.
   *
   * @param name of the layer
   * @throws IllegalArgumentException if there is no such layer
   */
  public Network withTrainable(String name, boolean trainable) {
    checkArgument(
        layers().stream().anyMatch(node -> node.name().equals(name)),
        "No layer is named \"%s\"; there are: %s.",
        name,
        String.join(", ", layers().stream().map(Node::name).toList()));
    List<Node> changed = new ArrayList<>();
    for (Node node : nodes) {
      Layer layer = node.layer();
      if (node.name().equals(name)) {
        layer = trainable ? layer.unwrapped() : layer.frozen();
      }
      changed.add(new Node(node.name(), layer, node.call(), node.inputs(), node.outputs()));
    }
    return new Network(changed, outputs);
  }

  /** The nodes with the shapes that follow from what is known of the inputs. */
  private List<Node> known(String where, List<Shape> inputs) {
    List<Node> begin = inputs();
    checkArgument(
        inputs.size() == begin.size(),
        "%s: takes %s inputs (%s), got %s.",
        where,
        begin.size(),
        String.join(", ", inputNames()),
        inputs.size());
    List<Node> known = new ArrayList<>();
    for (Node node : nodes) {
      List<Shape> given = new ArrayList<>();
      for (Source source : node.inputs()) {
        given.add(known.get(source.node()).outputs().get(source.output()));
      }
      List<Shape> shapes =
          node.isInput()
              ? List.of(fed(where, node, inputs.get(known.size())))
              : node.layer().outputShapes(where + ", " + node.where(), given);
      known.add(new Node(node.name(), node.layer(), node.call(), node.inputs(), shapes));
    }
    return known;
  }

  /** What is known of an input, from its declaration and from what it is given. */
  private static Shape fed(String where, Node input, Shape given) {
    Shape declared = input.outputs().get(0);
    checkArgument(
        declared.isCompatibleWith(given) && declared.numDimensions() == given.numDimensions(),
        "%s: input \"%s\" must be %s, got %s.",
        where,
        input.name(),
        Shapes.toString(declared),
        Shapes.toString(given));
    long[] axes = given.asArray().clone();
    for (int axis = 0; axis < axes.length; axis++) {
      axes[axis] = axes[axis] == Shapes.UNKNOWN ? declared.get(axis) : axes[axis];
    }
    return Shape.of(axes);
  }

  /** From tensors to nodes. */
  private static final class Wiring {
    private final List<SymbolicTensor> inputs;
    private final List<SymbolicTensor> outputs;
    private final Set<LayerCall> calls = new LinkedHashSet<>();

    Wiring(List<SymbolicTensor> inputs, List<SymbolicTensor> outputs) {
      this.inputs = inputs;
      this.outputs = outputs;
    }

    Network network() {
      checkArgument(!inputs.isEmpty(), "A model needs at least one input.");
      checkArgument(!outputs.isEmpty(), "A model needs at least one output.");
      Set<LayerCall> begin = new LinkedHashSet<>();
      for (SymbolicTensor input : inputs) {
        checkArgument(
            input.call().inputs().isEmpty(),
            "A model begins with Input tensors; %s comes from a layer.",
            input);
        checkArgument(begin.add(input.call()), "The input %s is given twice.", input);
      }
      Set<LayerCall> found = new LinkedHashSet<>();
      outputs.forEach(output -> collect(output.call(), found));
      for (LayerCall call : found) {
        checkArgument(
            !call.inputs().isEmpty() || begin.contains(call),
            "The outputs depend on the input %s%s, which is not among the model's inputs.",
            call.layer().givenName().map(name -> "\"" + name + "\" ").orElse(""),
            Shapes.toString(call.outputs().get(0)));
      }
      for (LayerCall call : begin) {
        checkArgument(
            found.contains(call),
            "No output depends on the input %s%s. Leave it out, or connect it.",
            call.layer().givenName().map(name -> "\"" + name + "\" ").orElse(""),
            Shapes.toString(call.outputs().get(0)));
      }
      calls.addAll(begin);
      found.stream()
          .sorted((a, b) -> Long.compare(a.number(), b.number())) // of the tensors before, all
          .forEach(calls::add);
      return Checks.checked(new Network(nodes(), sources(outputs)));
    }

    /** Calls that lead to one, without recursion: models may be deep. */
    private static void collect(LayerCall last, Set<LayerCall> found) {
      List<LayerCall> open = new ArrayList<>(List.of(last));
      while (!open.isEmpty()) {
        LayerCall call = open.remove(open.size() - 1);
        if (found.add(call)) {
          call.inputs().forEach(input -> open.add(input.call()));
        }
      }
    }

    private List<Node> nodes() {
      Map<Object, Integer> layers = new HashMap<>(); // by whose weights they use
      List<Layer> distinct = new ArrayList<>();
      for (LayerCall call : calls) {
        if (layers.putIfAbsent(call.weights(), distinct.size()) == null) {
          distinct.add(call.layer());
        }
      }
      List<String> names = LayerNames.of(distinct);
      int[] times = new int[distinct.size()];
      List<Node> nodes = new ArrayList<>();
      for (LayerCall call : calls) {
        int layer = layers.get(call.weights());
        nodes.add(
            new Node(
                names.get(layer),
                call.layer(),
                times[layer]++,
                sources(call.inputs()),
                call.outputs()));
      }
      return nodes;
    }

    private List<Source> sources(List<SymbolicTensor> tensors) {
      List<LayerCall> order = List.copyOf(calls);
      return tensors.stream()
          .map(tensor -> new Source(order.indexOf(tensor.call()), tensor.index()))
          .toList();
    }
  }
}
