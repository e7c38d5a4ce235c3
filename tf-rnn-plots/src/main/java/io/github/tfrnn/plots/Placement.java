package io.github.tfrnn.plots;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Where the boxes and arrows of a diagram are.
 *
 * @param boxes in the diagram's order
 * @param arrows the corners of each, in the diagram's order
 */
record Placement(
    List<Rectangle2D> boxes, List<List<Point2D>> arrows, double width, double height) {}
