package io.github.tfrnn.plots;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.BuildContext;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.TimeDistributed;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Node;
import io.github.tfrnn.networks.Node.Source;
import io.github.tfrnn.networks.Stack;
import io.github.tfrnn.plots.Diagram.Arrow;
import io.github.tfrnn.plots.Diagram.Box;
import io.github.tfrnn.plots.Diagram.End;
import io.github.tfrnn.plots.Diagram.Line;
import io.github.tfrnn.plots.Diagram.Mark;
import io.github.tfrnn.plots.Diagram.Meaning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

/** From a network to boxes and arrows. */
final class DiagramReader {

  private final PlotOptions options;
  private final List<Weight> weights;
  private final List<Box> boxes = new ArrayList<>();
  private final List<Arrow> arrows = new ArrayList<>();
  private final Map<String, Tint> shared = new HashMap<>(); // by path

  private DiagramReader(PlotOptions options, List<Weight> weights) {
    this.options = options;
    this.weights = weights;
  }

  /**
   * Where boxes are put.
   *
   * @param frame they are within
   * @param path what the names of weights begin with there
   * @param frozen whether training leaves all of them alone
   */
  private record Place(int frame, String path, boolean frozen) {}

  static Diagram read(Network network, PlotOptions options) {
    DiagramReader reader = new DiagramReader(options, weights(network));
    Place everywhere = new Place(Diagram.NO_FRAME, "", false);
    reader.markOutputs(network.outputNames(), reader.add(network, everywhere, List.of()));
    return new Diagram(reader.boxes, reader.arrows);
  }

  /**
   * The weights without values, each layer's in a graph that is gone afterwards: in one graph,
   * TensorFlow would look through all names for each new one.
   */
  private static List<Weight> weights(Network network) {
    List<Weight> weights = new ArrayList<>();
    for (Node node : network.layers()) {
      try (Graph graph = new Graph()) {
        BuildContext context = BuildContext.of(Ops.create(graph), node.name());
        node.layer().build(context, node.inputs().stream().map(network::shape).toList());
        context.weights().forEach(made -> weights.add(made.weight()));
      }
    }
    return weights;
  }

  /**
   * Adds the calls of a network.
   *
   * @param given what its inputs come from; none for the whole model
   * @return where its outputs come from
   */
  private List<End> add(Network network, Place place, List<End> given) {
    Map<String, Long> calls =
        network.nodes().stream().collect(Collectors.groupingBy(Node::name, Collectors.counting()));
    List<List<End>> ends = new ArrayList<>();
    for (Node node : network.nodes()) {
      List<End> from = node.isInput() ? inputOf(given, ends.size()) : ends(ends, node.inputs());
      ends.add(add(network, node, calls.get(node.name()), place, from));
    }
    return ends(ends, network.outputs());
  }

  private static List<End> inputOf(List<End> given, int number) {
    return given.isEmpty() ? List.of() : List.of(given.get(number));
  }

  private static List<End> ends(List<List<End>> ends, List<Source> sources) {
    return sources.stream().map(source -> ends.get(source.node()).get(source.output())).toList();
  }

  /** Adds one call; returns where its outputs come from. */
  private List<End> add(Network network, Node node, long calls, Place place, List<End> from) {
    String path = place.path() + node.name();
    boolean frozen = place.frozen() || !node.layer().trainable();
    Optional<Network> within = options.expandNested() ? within(network, node) : Optional.empty();
    int number = boxes.size();
    boxes.add(
        new Box(
            place.frame(),
            node.name(),
            kind(node.layer()),
            within.isPresent() ? List.of() : lines(node, parameters(path)),
            marks(node, calls, frozen),
            tint(node, path, calls),
            from.size(),
            node.outputs().size(),
            within.isPresent()));
    if (within.isPresent()) {
      return add(within.get(), new Place(number, path + "/", frozen), from);
    }
    List<End> ends = new ArrayList<>();
    for (int input = 0; input < from.size(); input++) {
      arrows.add(new Arrow(from.get(input), new End(number, input)));
    }
    for (int output = 0; output < node.outputs().size(); output++) {
      ends.add(new End(number, output));
    }
    return ends;
  }

  /** The layers that a layer is made of, wired. */
  private static Optional<Network> within(Network network, Node node) {
    Layer layer = node.layer().unwrapped();
    if (layer instanceof Stack stack) {
      return Optional.of(Network.chain(stack.layers(), network.shape(node.inputs().get(0))));
    }
    return layer instanceof Network nested ? Optional.of(nested) : Optional.empty();
  }

  private static String kind(Layer layer) {
    Layer bare = layer.unwrapped();
    if (bare instanceof Bidirectional both) {
      return layer.kind() + "(" + both.forward().kind() + ")";
    }
    if (bare instanceof TimeDistributed each) {
      return layer.kind() + "(" + each.layer().kind() + ")";
    }
    return layer.kind();
  }

  private long parameters(String path) {
    return weights.stream()
        .filter(weight -> weight.name().startsWith(path + "/"))
        .mapToLong(weight -> weight.shape().size())
        .sum();
  }

  private List<Line> lines(Node node, long parameters) {
    List<Line> lines = new ArrayList<>();
    if (options.showShapes()) {
      boolean several = node.outputs().size() > 1;
      for (int output = 0; output < node.outputs().size(); output++) {
        lines.add(
            new Line(
                several ? "output " + output : "output",
                Shapes.toString(node.outputs().get(output))));
      }
    }
    if (parameters > 0) {
      lines.add(new Line("params", String.format(Locale.ROOT, "%,d", parameters)));
    }
    return lines;
  }

  private static List<Mark> marks(Node node, long calls, boolean frozen) {
    List<Mark> marks = new ArrayList<>();
    if (calls > 1) {
      marks.add(
          new Mark(Meaning.SHARED, "shared, call %d of %d".formatted(node.call() + 1, calls)));
    }
    if (frozen && !node.isInput()) {
      marks.add(new Mark(Meaning.FROZEN, "frozen"));
    }
    return marks;
  }

  private Tint tint(Node node, String path, long calls) {
    if (calls > 1) {
      return shared.computeIfAbsent(path, layer -> Tint.ofShared(shared.size()));
    }
    if (node.isInput()) {
      return Tint.INPUT;
    }
    Layer layer = node.layer().unwrapped();
    if (layer instanceof Network || layer instanceof Stack) {
      return Tint.NESTED;
    }
    return parameters(path) > 0 ? Tint.WEIGHTS : Tint.PLAIN;
  }

  /** Marks the boxes that give the model's outputs, with the names of these if they differ. */
  private void markOutputs(List<String> names, List<End> ends) {
    Map<Integer, List<String>> named = new LinkedHashMap<>(); // by box
    for (int i = 0; i < ends.size(); i++) {
      named.computeIfAbsent(ends.get(i).box(), box -> new ArrayList<>()).add(names.get(i));
    }
    named.forEach(
        (number, outputs) -> {
          Box box = boxes.get(number);
          String text = outputs.size() == 1 ? "model output" : "model outputs";
          boolean told = outputs.equals(List.of(box.name()));
          List<Mark> marks = new ArrayList<>(box.marks());
          marks.add(
              new Mark(Meaning.OUTPUT, told ? text : text + ": " + String.join(", ", outputs)));
          boxes.set(number, box.withMarks(marks));
        });
  }
}
