package io.github.tfrnn.plots;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;

/**
 * Curves over one pair of axes, and their legend.
 *
 * @param curves at least one, from the backmost; those with a name are in the legend
 */
record Panel(Axis x, Axis y, List<Curve> curves) {

  Panel {
    checkArgument(!curves.isEmpty(), "panel \"%s\" has no curves", y.title());
    curves = List.copyOf(curves);
  }

  List<Curve> named() {
    return curves.stream().filter(curve -> !curve.name().isEmpty()).toList();
  }
}
