package io.github.tfrnn.plots;

import static java.util.Objects.requireNonNull;

/**
 * What a picture of a model shows; the arguments of {@code keras.utils.plot_model} of these names.
 * Immutable; every method that takes a value returns new options.
 *
 * @param showShapes whether the shapes of outputs are shown
 * @param rankdir which way the arrows go
 * @param expandNested whether a model within the model is a frame around its layers, rather than
 *     one box
 */
public record PlotOptions(boolean showShapes, Direction rankdir, boolean expandNested) {

  /** Which way the arrows of a picture go. */
  public enum Direction {
    /** From the top to the bottom; Keras's {@code "TB"}. */
    TOP_TO_BOTTOM,
    /** From left to right; Keras's {@code "LR"}. */
    LEFT_TO_RIGHT
  }

  public PlotOptions {
    requireNonNull(rankdir, "PlotOptions: rankdir is null");
  }

  /** Returns the defaults: with shapes, from the top to the bottom, nested models as one box. */
  public static PlotOptions create() {
    return new PlotOptions(true, Direction.TOP_TO_BOTTOM, false);
  }

  /** Returns options that show shapes or leave them out. Default: shown, unlike in Keras. */
  public PlotOptions showShapes(boolean newShowShapes) {
    return new PlotOptions(newShowShapes, rankdir, expandNested);
  }

  /** Returns options for another direction. Default: {@link Direction#TOP_TO_BOTTOM}. */
  public PlotOptions rankdir(Direction newRankdir) {
    return new PlotOptions(showShapes, newRankdir, expandNested);
  }

  /** Returns options that show what is within nested models, or not. Default: not. */
  public PlotOptions expandNested(boolean newExpandNested) {
    return new PlotOptions(showShapes, rankdir, newExpandNested);
  }
}
