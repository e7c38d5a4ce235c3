package io.github.tfrnn.plots;

import io.github.tfrnn.plots.Diagram.Arrow;
import io.github.tfrnn.plots.Diagram.Box;
import io.github.tfrnn.plots.PlotOptions.Direction;
import java.awt.Dimension;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.elk.alg.layered.options.FixedAlignment;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.Alignment;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Places boxes in layers, so that arrows go one way, by the Eclipse Layout Kernel: the method of
 * Sugiyama, Tagawa and Toda (1981).
 */
final class Layout {

  private static final double MARGIN = 20;
  private static final double BETWEEN_BOXES = 30;
  private static final double BETWEEN_LAYERS = 34;
  private static final double BETWEEN_ARROWS = 12;

  private final Diagram diagram;
  private final boolean down;
  private final List<ElkNode> nodes = new ArrayList<>();
  private final List<List<ElkPort>> inputs = new ArrayList<>(); // by box
  private final List<List<ElkPort>> outputs = new ArrayList<>();

  private Layout(Diagram diagram, Direction direction) {
    this.diagram = diagram;
    this.down = direction == Direction.TOP_TO_BOTTOM;
  }

  static Placement place(Diagram diagram, Direction direction) {
    return new Layout(diagram, direction).placement();
  }

  private Placement placement() {
    ElkNode root = root();
    for (Box box : diagram.boxes()) {
      add(box, box.frame() == Diagram.NO_FRAME ? root : nodes.get(box.frame()));
    }
    List<ElkEdge> edges = diagram.arrows().stream().map(this::add).toList();
    new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
    return new Placement(
        nodes.stream().map(Layout::bounds).toList(),
        edges.stream().map(Layout::corners).toList(),
        root.getWidth(),
        root.getHeight());
  }

  private ElkNode root() {
    ElkNode root = ElkGraphUtil.createGraph();
    root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    root.setProperty(
        LayeredOptions.DIRECTION,
        down
            ? org.eclipse.elk.core.options.Direction.DOWN
            : org.eclipse.elk.core.options.Direction.RIGHT);
    root.setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
    root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    // Without drifting to one side, as others do where branches meet again and again.
    root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
    root.setProperty(LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT, FixedAlignment.NONE);
    root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_NODES);
    space(root, new ElkPadding(MARGIN));
    return root;
  }

  /** How far things within a node stay from one another and from its border. */
  private static void space(ElkNode node, ElkPadding padding) {
    node.setProperty(LayeredOptions.PADDING, padding);
    node.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_BOXES);
    node.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
    node.setProperty(LayeredOptions.SPACING_EDGE_NODE, BETWEEN_ARROWS);
    node.setProperty(LayeredOptions.SPACING_EDGE_EDGE, BETWEEN_ARROWS);
    node.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, BETWEEN_ARROWS);
    node.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, BETWEEN_ARROWS);
  }

  private void add(Box box, ElkNode within) {
    Dimension size = BoxPainter.size(box);
    ElkNode node = ElkGraphUtil.createNode(within);
    nodes.add(node);
    node.setProperty(LayeredOptions.ALIGNMENT, down ? Alignment.TOP : Alignment.LEFT);
    if (box.isFrame()) {
      node.setProperty(
          LayeredOptions.NODE_SIZE_CONSTRAINTS, EnumSet.of(SizeConstraint.MINIMUM_SIZE));
      // ELK lays out from left to right and turns what comes of it, but never turns this.
      node.setProperty(
          LayeredOptions.NODE_SIZE_MINIMUM,
          down ? new KVector(size.height, size.width) : new KVector(size.width, size.height));
      space(node, new ElkPadding(size.height + MARGIN, MARGIN, MARGIN, MARGIN));
      inputs.add(List.of());
      outputs.add(List.of());
      return;
    }
    node.setDimensions(size.width, size.height);
    node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_ORDER);
    if (box.inputs() == 0) {
      node.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.FIRST);
    }
    inputs.add(ports(node, box.inputs(), down ? PortSide.NORTH : PortSide.WEST));
    outputs.add(ports(node, box.outputs(), down ? PortSide.SOUTH : PortSide.EAST));
  }

  /** Places for arrows on one side of a box, in order: from the left, or from the top. */
  private static List<ElkPort> ports(ElkNode node, int count, PortSide side) {
    List<ElkPort> ports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ElkPort port = ElkGraphUtil.createPort(node);
      boolean clockwise = side == PortSide.NORTH || side == PortSide.EAST; // as indices are
      port.setProperty(LayeredOptions.PORT_SIDE, side);
      port.setProperty(LayeredOptions.PORT_INDEX, clockwise ? i : count - 1 - i);
      ports.add(port);
    }
    return ports;
  }

  private ElkEdge add(Arrow arrow) {
    return ElkGraphUtil.createSimpleEdge(
        outputs.get(arrow.from().box()).get(arrow.from().slot()),
        inputs.get(arrow.to().box()).get(arrow.to().slot()));
  }

  private static Rectangle2D bounds(ElkNode node) {
    Point2D corner = origin(node);
    return new Rectangle2D.Double(corner.getX(), corner.getY(), node.getWidth(), node.getHeight());
  }

  /** Where a node begins in the picture; its own place is told from the node that it is within. */
  private static Point2D origin(ElkNode node) {
    double x = 0;
    double y = 0;
    for (ElkNode at = node; at != null; at = at.getParent()) {
      x += at.getX();
      y += at.getY();
    }
    return new Point2D.Double(x, y);
  }

  private static List<Point2D> corners(ElkEdge edge) {
    Point2D origin = origin(edge.getContainingNode());
    ElkEdgeSection section = edge.getSections().get(0);
    List<Point2D> corners = new ArrayList<>();
    corners.add(point(origin, section.getStartX(), section.getStartY()));
    for (ElkBendPoint bend : section.getBendPoints()) {
      corners.add(point(origin, bend.getX(), bend.getY()));
    }
    corners.add(point(origin, section.getEndX(), section.getEndY()));
    return corners;
  }

  private static Point2D point(Point2D origin, double x, double y) {
    return new Point2D.Double(origin.getX() + x, origin.getY() + y);
  }
}
